import { expect, it } from 'vitest';
import type { LiveJudgement, LiveRecord } from '../../core/domain/live-record';
import { judgeFigures } from './judge-figures';

const failure = (code: 'judge-invalid-reply' | 'judge-unavailable') => ({ code, message: '', retryable: false });
const said = (judgement: Partial<LiveJudgement> | null): LiveRecord =>
  ({
    judgement: judgement && { judge: 'm', difficulty: null, builtIn: null, failure: null, ...judgement },
  }) as LiveRecord;

it('counts replies by what came of them, and compares those that the built-in judge rated too', () => {
  const records = [
    said(null),
    said({ difficulty: 9, builtIn: 6, threshold: 7, durationMs: 100 }),
    said({ difficulty: 8, builtIn: 9, threshold: 7, durationMs: 300 }),
    said({ difficulty: 2, durationMs: 200 }),
    said({ failure: failure('judge-invalid-reply') }),
    said({ failure: failure('judge-unavailable') }),
  ];
  expect(judgeFigures(records)).toEqual({
    asked: 5,
    answered: 3,
    rejected: 1,
    failed: 1,
    meanMs: 200,
    compared: 2,
    otherSide: 1,
    meanDifference: 2,
  });
});
