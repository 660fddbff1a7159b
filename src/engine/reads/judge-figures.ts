import type { JudgeFigures } from '../../core/domain/judge-figures';
import type { LiveJudgement, LiveRecord } from '../../core/domain/live-record';

/** How the judging model did over recorded flights. */
export function judgeFigures(records: readonly LiveRecord[]): JudgeFigures {
  const all = records.flatMap(({ judgement }) => judgement ?? []);
  const answered = all.filter(({ difficulty }) => difficulty !== null);
  const rejected = all.filter(({ failure }) => failure?.code === 'judge-invalid-reply').length;
  const compared = answered.flatMap(({ difficulty, builtIn, threshold }) =>
    difficulty === null || builtIn === null ? [] : [{ difficulty, builtIn, threshold }],
  );
  return {
    asked: all.length,
    answered: answered.length,
    rejected,
    failed: all.length - answered.length - rejected,
    meanMs: meanOf(answered.flatMap(({ durationMs }: LiveJudgement) => durationMs ?? [])),
    compared: compared.length,
    otherSide: compared.filter(
      ({ difficulty, builtIn, threshold = 7 }) => difficulty > threshold !== builtIn > threshold,
    ).length,
    meanDifference: meanOf(compared.map(({ difficulty, builtIn }) => Math.abs(difficulty - builtIn))),
  };
}

function meanOf(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}
