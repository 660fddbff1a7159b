import { expect, it } from 'vitest';
import { limitHintOf } from './limit-hint-of';

const of = (entries: Record<string, string>, wallMs = 0) => limitHintOf(new Headers(entries), wallMs);

it.each([
  ['6m0s', 360_000],
  ['20ms', 20],
  ['7.66s', 7660],
  ['1h2m', 3_720_000],
  ['30', 30_000],
])('reads a reset of %s', (reset, resetMs) => {
  const said = of({ 'x-ratelimit-remaining-requests': '3', 'x-ratelimit-reset-requests': reset });
  expect(said).toEqual(resetMs > 3_600_000 ? null : { remainingRequests: 3, resetMs });
});

it('reads the general names, the limit and a time of day', () => {
  const said = { 'x-ratelimit-limit': '60', 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1790000005' };
  expect(of(said, 1_790_000_000_000)).toEqual({ limitRequests: 60, remainingRequests: 0, resetMs: 5000 });
});

it('says nothing where a header is missing, hidden or no number', () => {
  expect(of({})).toBeNull();
  expect(of({ 'x-ratelimit-remaining': '3' })).toBeNull();
  expect(of({ 'x-ratelimit-remaining': 'many', 'x-ratelimit-reset': '3' })).toBeNull();
  expect(of({ 'x-ratelimit-remaining': '3', 'x-ratelimit-reset': 'soon' })).toBeNull();
});
