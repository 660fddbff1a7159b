import { expect, test } from 'vitest';
import type { Effect } from '../effects';
import type { Prompt } from '../domain/prompt';
import { withPatience } from './patience';

const prompt: Prompt = { id: 'p', text: 'hello', metadata: {}, origin: 'typed' };
const call = (firstTokenMs: number | null, betweenTokensMs: number | null): Effect & { kind: 'call' } => ({
  kind: 'call',
  prompt,
  endpointId: 'a',
  attempt: 0,
  inputTokens: 1,
  timeouts: { firstTokenMs, betweenTokensMs },
});

test('a call without limits gets a client’s usual ones, and keeps those that it has', () => {
  expect(withPatience(call(null, null)).timeouts).toEqual({ firstTokenMs: 60_000, betweenTokensMs: 60_000 });
  expect(withPatience(call(500, null)).timeouts).toEqual({ firstTokenMs: 500, betweenTokensMs: 60_000 });
  expect(withPatience(call(null, 0)).timeouts).toEqual({ firstTokenMs: 60_000, betweenTokensMs: 0 });
});
