import type { CompiledPolicy } from '../../core/compiled-policy';
import type { Policy } from '../../core/domain/policy';
import type { Label, Prompt } from '../../core/domain/prompt';
import { steadyScenario } from '../../core/domain/scenario';
import type { Scenario } from '../../core/domain/scenario';
import { withoutPast } from '../../core/domain/without-past';
import { parseScenario } from './parse-scenario';
import { promptsOfDrafts, promptsOfDraftsInSteps } from '../import/prompts-of-drafts';
import type { SessionBatch, SessionLog } from '../protocol';
import type { Slicer } from '../slicer';

/** Prompts that entered together. */
export interface PlannedBatch {
  readonly source: SessionBatch;
  /** As they are flown: with the user's labels. */
  readonly prompts: readonly Prompt[];
  /** As they came. */
  readonly originals: readonly Prompt[];
}

/** Everything a run is a function of, beside the encoder. */
export interface SessionPlan {
  readonly seed: number;
  readonly policy: CompiledPolicy;
  readonly batches: readonly PlannedBatch[];
  readonly scenario: Scenario;
}

type LoadSamples = () => Promise<readonly Prompt[]>;

/** Adds a batch; throws `invalid-input` for drafts that cannot be routed. Typed batches are numbered by themselves. With a slicer it lets others in meanwhile. */
export async function withBatch(
  plan: SessionPlan,
  source: SessionBatch,
  loadSamples: LoadSamples,
  slicer?: Slicer,
): Promise<SessionPlan> {
  const number = plan.batches.filter((batch) => batch.source.kind === 'drafts').length;
  const promptsOf = async ({ drafts, origin }: SessionBatch & { kind: 'drafts' }): Promise<readonly Prompt[]> =>
    slicer === undefined
      ? promptsOfDrafts(drafts, number, origin)
      : slicer.drive(promptsOfDraftsInSteps(drafts, number, origin));
  const prompts = source.kind === 'samples' ? await loadSamples() : await promptsOf(source);
  return { ...plan, batches: [...plan.batches, { source, prompts, originals: prompts }] };
}

/** Keeps only the first `count` prompts of the last batch; without any the batch is gone. */
export function withLastBatchCut(plan: SessionPlan, count: number): SessionPlan {
  const last = plan.batches.at(-1);
  const before = plan.batches.slice(0, -1);
  if (last === undefined || count === 0) return { ...plan, batches: before };
  const { source } = last;
  const cut: PlannedBatch = {
    source: source.kind === 'samples' ? source : { ...source, drafts: source.drafts.slice(0, count) },
    prompts: last.prompts.slice(0, count),
    originals: last.originals.slice(0, count),
  };
  return { ...plan, batches: [...before, cut] };
}

/** The plan without its rows, and without what its policy says of them. */
export function withoutRows(
  plan: SessionPlan,
  session: { readonly compile: (policy: Policy) => CompiledPolicy },
): SessionPlan {
  return { ...plan, batches: [], policy: session.compile(withoutPast(plan.policy.policy)) };
}

/** Sets a user's label on a row of the session; null brings back the label the prompt came with, if any. */
export function withLabel(plan: SessionPlan, row: number, label: Label | null): SessionPlan {
  let firstRow = 0;
  const batches = plan.batches.map((batch) => {
    const index = row - firstRow;
    firstRow += batch.prompts.length;
    const original = batch.originals[index];
    if (original === undefined) return batch;
    const prompt = label === null ? original : { ...original, label };
    return { ...batch, prompts: batch.prompts.with(index, prompt) };
  });
  return { ...plan, batches };
}

/** Marks exactly these rows as those that the policy rests on, whatever their label becomes. */
export function withTuned(plan: SessionPlan, rows: readonly number[]): SessionPlan {
  const used = new Set(rows);
  let firstRow = 0;
  const batches = plan.batches.map((batch) => {
    const first = firstRow;
    firstRow += batch.prompts.length;
    const marked = (prompt: Prompt, index: number): Prompt => {
      if (used.has(first + index) === (prompt.tunedOn === true)) return prompt;
      const { tunedOn, ...plain } = prompt;
      return tunedOn === true ? plain : { ...prompt, tunedOn: true };
    };
    return { ...batch, prompts: batch.prompts.map(marked), originals: batch.originals.map(marked) };
  });
  return { ...plan, batches };
}

/** A plan as a command log has it; throws `invalid-input` for drafts or a scenario that cannot be flown. */
export async function plannedAs(
  { seed, batches, labels, scenario = steadyScenario, tuned = [] }: SessionLog,
  policy: CompiledPolicy,
  loadSamples: LoadSamples,
): Promise<SessionPlan> {
  let full: SessionPlan = { seed, policy, batches: [], scenario: parseScenario(scenario) };
  for (const source of batches) full = await withBatch(full, source, loadSamples);
  const labelled = labels.reduce((plan, { row, label }) => withLabel(plan, row, label), full);
  return withTuned(labelled, tuned);
}

/** Prompts of all batches, by row. */
export function plannedPrompts(plan: SessionPlan): readonly Prompt[] {
  return plan.batches.flatMap(({ prompts }) => prompts);
}

/** How many prompts all batches have. */
export function plannedRows(plan: SessionPlan): number {
  return plan.batches.reduce((sum, batch) => sum + batch.prompts.length, 0);
}
