import type { Prompt } from '../../core/domain/prompt';
import { featuresOf } from '../../core/features/features-of';
import { complexityReading } from '../../core/pillars/complexity-reading';
import { splitChoice } from '../../core/pillars/local-split';
import { judgeSurrogate } from '../../core/pillars/judge-surrogate';
import { appliesTo, refittedJudge } from '../../core/pillars/refitted-index';
import type { ReplayedRow, RowValue } from '../../core/stats/replayed-row';
import { OUTCOMES, STAGES } from '../../core/telemetry/codes';
import type { TelemetryColumns } from '../../core/telemetry/columns';
import type { PotentialOutcomes } from '../../core/telemetry/potential-outcomes';
import { endpointOf } from '../../core/telemetry/read-row';
import { leadingEndpoint } from '../baselines/potential-cache';
import type { SessionRun } from './session-run';
import type { Slicer } from '../slicer';

const difficulties = new WeakMap<Prompt, number | null>();

/** A run's rows with what a threshold sweep needs beside the columns: the judge's word where nobody asked, the other tier's outcome. */
export async function replayRows(
  run: SessionRun,
  rows: readonly number[],
  potential: PotentialOutcomes,
  slicer: Slicer,
): Promise<readonly ReplayedRow[]> {
  const leading = { local: leadingEndpoint(run, 'local'), cloud: leadingEndpoint(run, 'cloud') };
  // Where only one tier is on, no threshold moves a row.
  const only = leading.local === null ? 'cloud' : leading.cloud === null ? 'local' : null;
  const replayed: ReplayedRow[] = [];
  for (const row of rows) {
    const prompt = run.columns.prompts[row];
    if (prompt === undefined) continue;
    const own = ownValue(run.columns, row);
    const tier = run.columns.decidedTier(row);
    const complexityIndex = run.columns.columns.complexityIndex[row] ?? 0;
    const other =
      tier === null || only !== null
        ? null
        : tier === 'local'
          ? leading.cloud
          : (splitChoice(complexityIndex, run.policy, run.policy.endpointIdsOf('local', row))?.endpointId ??
            leading.local);
    replayed.push({
      row,
      prompt,
      servedBy: run.columns.endpointTier(row),
      tier: tier === null ? null : (only ?? tier),
      decidedBy: only === null ? (STAGES[run.columns.columns.decidedBy[row] ?? 0] ?? 'complexity') : 'bandit',
      complexityIndex,
      semanticScore: known(run.columns.columns.semanticScore[row]),
      judgeDifficulty: known(run.columns.columns.judgeDifficulty[row]) ?? difficultyOf(prompt, run),
      endpointId: endpointOf(run.columns, row),
      own,
      other: other === null ? own : potentialValue(potential, other, prompt),
    });
    await slicer.pause();
  }
  return replayed;
}

/** What a row brought. */
export function ownValue({ columns }: TelemetryColumns, row: number): RowValue {
  const latencyMs = known(columns.latencyMs[row]) ?? 0;
  const outcome = OUTCOMES[columns.outcome[row] ?? 0];
  const answered = outcome !== 'failed' && outcome !== 'degraded';
  return { costUsd: columns.costUsd[row] ?? 0, latencyMs, acceptable: columns.quality[row] === 1, answered };
}

/** What a prompt would have brought elsewhere. */
export function potentialValue(potential: PotentialOutcomes, endpointId: string, prompt: Prompt): RowValue {
  const { costUsd, latencyMs, quality, outputTokens } = potential.of(endpointId, prompt);
  // An endpoint that errs writes nothing, and earns nothing, however soon it did.
  return { costUsd, latencyMs, acceptable: quality === 1, answered: outputTokens > 0 };
}

function known(value: number | undefined): number | null {
  return value === undefined || Number.isNaN(value) ? null : value;
}

/** What the surrogate would say; null outside the encoder's languages and without a vector, as in the cascade. */
function difficultyOf(prompt: Prompt, run: SessionRun): number | null {
  const embedded = run.embedded(prompt);
  if (embedded === undefined) return null;
  const { model, semanticIndex } = run.world;
  const features = featuresOf(prompt);
  const covered = features.language === 'und' || model.languages.includes(features.language);
  const { refit } = run.policy.policy.complexity;
  if (appliesTo(model, refit)) {
    if (!covered) return null;
    return refittedJudge(complexityReading(model, prompt, features, embedded, semanticIndex, refit).index).difficulty;
  }
  const remembered = difficulties.get(prompt);
  if (remembered !== undefined) return remembered;
  const said = covered ? judgeSurrogate(model, prompt, embedded) : null;
  const difficulty = said?.ok === true ? said.value.difficulty : null;
  difficulties.set(prompt, difficulty);
  return difficulty;
}
