import type { Decision } from '../../core/domain/decision';
import type { StageTime } from '../../core/domain/inspection';
import type { StageId, TierStageId, TraceEntry } from '../../core/domain/verdict';

/** One row of the table. */
export interface VerdictRow {
  readonly stage: StageId;
  /** Undefined while the stage has not spoken. */
  readonly entry: TraceEntry | undefined;
  readonly kind: TraceEntry['verdict']['kind'];
  readonly decides: boolean;
  /** It decided that nobody may serve the prompt. */
  readonly blocks: boolean;
  /** Measured on this machine; null where nothing was measured. */
  readonly milliseconds: number | null;
  /** Where its bar starts on the axis of the stages' time. */
  readonly startMs: number;
}

const gates: readonly StageId[] = ['privacy', 'residency', 'budget', 'context', 'cache'];
const timesOf: Readonly<Partial<Record<StageId, readonly StageTime['stage'][]>>> = {
  rules: ['rules'],
  semantic: ['embed', 'semantic'],
  complexity: ['complexity'],
  judge: ['judge'],
  bandit: ['bandit'],
};

/**
 * The table's rows: gates only where they spoke, then the tier stages in policy order and the bandit, always five; before the
 * bandit the conversation, where it held the prompt, and the human stage, where it took it.
 * A stage that has not spoken counts as skipped.
 */
export function verdictRows(
  entries: readonly TraceEntry[],
  order: readonly TierStageId[],
  decision: Pick<Decision, 'tier' | 'tierDecidedBy'> | null,
  times: readonly StageTime[],
): readonly VerdictRow[] {
  const spoke = gates.filter((gate) => entries.some((entry) => entry.stage === gate));
  // The axis is the stages' own: features are read before any of them is asked, and stand with the times below the table.
  let startMs = 0;
  const held = entries.some(({ stage }) => stage === 'session') ? (['session'] as const) : [];
  const handed = entries.some(({ stage }) => stage === 'human') ? (['human'] as const) : [];
  return [...spoke, ...order, ...held, ...handed, 'bandit' as const].map((stage) => {
    const entry = entries.findLast((candidate) => candidate.stage === stage);
    const wasAsked = entry !== undefined && entry.verdict.kind !== 'skipped';
    const milliseconds = wasAsked ? sumOf(times, timesOf[stage] ?? []) : null;
    const row = {
      stage,
      entry,
      kind: kindOf(entry),
      decides: stage === decision?.tierDecidedBy,
      blocks: stage !== 'cache' && stage !== 'human' && stage === decision?.tierDecidedBy && decision.tier === null,
      milliseconds,
      startMs,
    };
    startMs += milliseconds ?? 0;
    return row;
  });
}

/** An encoder that is still on its way has failed at nothing: the stage was left out. */
function kindOf(entry: TraceEntry | undefined): TraceEntry['verdict']['kind'] {
  if (entry === undefined) return 'skipped';
  const { verdict } = entry;
  return verdict.kind === 'failed' && verdict.error.code === 'embedder-not-loaded' ? 'skipped' : verdict.kind;
}

function sumOf(times: readonly StageTime[], stages: readonly StageTime['stage'][]): number | null {
  const found = times.filter((time) => time.measured && stages.includes(time.stage));
  return found.length === 0 ? null : found.reduce((sum, time) => sum + time.milliseconds, 0);
}
