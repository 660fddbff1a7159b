import { expect, it } from 'vitest';
import type { LiveCall, LiveJudgement } from '../../core/domain/live-record';
import { costBasisOf } from './cost-basis-of';

const call = (change: Partial<LiveCall> = {}): LiveCall =>
  ({ error: null, ttftMs: 10, priced: true, usage: 'reported', ...change }) as LiveCall;
const basis = (calls: readonly LiveCall[], judgement: Partial<LiveJudgement> | null = null) =>
  costBasisOf({ calls, judgement: judgement as LiveJudgement | null });

it('is unknown where a billed call or the judge has no price, estimated where a server reported no usage', () => {
  expect(basis([call()])).toBeUndefined();
  expect(basis([call(), call({ usage: 'estimated' })])).toBe('estimated');
  expect(basis([call({ usage: 'estimated' }), call({ priced: false })])).toBe('unknown');
  expect(basis([call()], { priced: false })).toBe('unknown');
});

it('does not count a call that brought no token: nobody bills it', () => {
  const refused = { code: 'network', message: '', retryable: true } as const;
  expect(basis([call({ error: refused, ttftMs: null, priced: false, usage: 'estimated' })])).toBeUndefined();
});
