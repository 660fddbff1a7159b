import { decideTier } from '../../core/cascade';
import { counterfactuals } from '../../core/counterfactual';
import type { Decision } from '../../core/domain/decision';
import type { Counterfactual, Inspection, StageTime } from '../../core/domain/inspection';
import type { Prompt, Tier } from '../../core/domain/prompt';
import type { StageId, TraceEntry } from '../../core/domain/verdict';
import { driveCached } from '../../core/drive-cached';
import type { FlightContext } from '../../core/flight-context';
import { featuresOf } from '../../core/features/features-of';
import { splitFlip } from '../../core/split-flip';
import { endpointOutlooks } from '../../core/pillars/endpoint-outlooks';
import { EngineCallError } from '../protocol';
import type { RowDetail } from '../session/row-ledger';
import type { SessionRun } from '../session/session-run';
import type { TextVectors } from '../encoder/text-vectors';
import { shownCuts } from './shown-cuts';
import { timeStages } from '../session/time-stages';

/** Some 8 ms at most. */
const timeRepeats = 16;
const askers: readonly StageId[] = ['semantic', 'complexity'];

/**
 * Everything about one row. Its tier stages are asked again for their words (they answer as they did), its vector is made if
 * it has none, because a counterfactual may need it. Throws `invalid-input` for a row that is not there.
 */
export async function inspectRow(
  run: SessionRun,
  row: number,
  vectors: TextVectors,
  now: () => number,
  signal: AbortSignal,
): Promise<Inspection> {
  const prompt = run.columns.prompts[row];
  const detail = run.detail(row);
  if (prompt === undefined || detail === undefined) {
    throw new EngineCallError({ code: 'invalid-input', message: `There is no row ${row + 1}.`, retryable: false });
  }
  const context = run.context(row);
  const decision = { ...detail.decision, trace: fullTrace(prompt, detail, context, run) };
  if (run.withEmbedder) await vectors.fetch([prompt.text], signal);
  const features = featuresOf(prompt);
  const cuts = shownCuts(prompt, detail.outcome);
  return {
    row,
    prompt,
    features,
    decision,
    outlooks: endpointOutlooks(decision.complexityIndex, features, context.model, run.policy, row),
    outcome: detail.outcome,
    ...(cuts.length === 0 ? {} : { shortened: cuts }),
    reward: detail.reward,
    counterfactuals: flips(prompt, decision, context, run),
    times: await timesOf(prompt, decision, detail, context, run, vectors, now),
  };
}

/** What would change the tier, or the model within the local tier. */
function flips(
  prompt: Prompt,
  decision: Decision,
  context: FlightContext,
  run: SessionRun,
): Inspection['counterfactuals'] {
  if (decision.tierDecidedBy === 'human') return [withoutPerson(prompt, context, run)];
  const ofTier = counterfactuals(prompt, servedTier(decision, run), context, (one) => run.embedded(one));
  const ofSplit = splitFlip(decision, run.policy, context.request);
  return ofSplit === null ? ofTier : [...ofTier.filter(({ kind }) => kind !== 'none'), ofSplit];
}

/** Where a row that a person got would have gone. */
function withoutPerson(prompt: Prompt, context: FlightContext, run: SessionRun): Counterfactual {
  const { tier } = driveCached(decideTier(prompt, context), context.model, (one) => run.embedded(one));
  return { kind: 'threshold', sentence: `Would go ${(tier ?? 'nowhere').toUpperCase()} without the human stage.` };
}

/** The tier of the endpoint that was picked, exploration aside; null where nobody may serve. */
function servedTier({ tier, explored, endpointId }: Decision, run: SessionRun): Tier | null {
  if (explored || endpointId === null) return explored ? tier : null;
  return run.policy.endpoints.get(endpointId)?.tier ?? tier;
}

/** The kept lines are the bandit's or the human stage's alone, unless somebody spoke who cannot be asked again. */
function fullTrace(
  prompt: Prompt,
  { decision }: RowDetail,
  context: FlightContext,
  run: SessionRun,
): readonly TraceEntry[] {
  const kept = decision.trace;
  if (kept.some(({ stage }) => stage !== 'bandit' && stage !== 'human')) return kept;
  const again = driveCached(decideTier(prompt, context), context.model, (one) => run.embedded(one));
  return [...again.trace, ...kept];
}

async function timesOf(
  prompt: Prompt,
  decision: Decision,
  { outcome }: RowDetail,
  context: FlightContext,
  run: SessionRun,
  vectors: TextVectors,
  now: () => number,
): Promise<readonly StageTime[]> {
  const embedded = run.embedded(prompt);
  const asked =
    decision.complexityFrom === 'embedding' &&
    decision.trace.some(({ stage, verdict }) => askers.includes(stage) && verdict.kind !== 'skipped');
  const embedMs = asked && embedded !== undefined ? await vectors.timeOne(prompt.text, now) : null;
  const times = [...timeStages(prompt, context, embedded, embedMs, now, timeRepeats)].map(
    ([stage, milliseconds]): StageTime => ({
      stage,
      milliseconds,
      measured: true,
    }),
  );
  const attempts = 'attempts' in outcome ? outcome.attempts : [];
  const generateMs = attempts.reduce((sum, attempt) => sum + attempt.durationMs, 0);
  return generateMs === 0 ? times : [...times, { stage: 'generate', milliseconds: generateMs, measured: false }];
}
