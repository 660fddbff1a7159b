import type { Endpoint } from '../../core/domain/endpoint';
import type { FrontierReference } from '../../core/domain/frontier';
import type { Prompt, Tier } from '../../core/domain/prompt';
import { compileRules } from '../../core/compile-rules';
import { articleRule, heldOutCutInSteps, lengthRule } from '../../core/pillars/baselines';
import type { Baseline } from '../../core/pillars/baselines';
import { bestSingle, NON_INFERIORITY_MARGIN } from '../../core/stats/best-single';
import type { PotentialOutcomes } from '../../core/telemetry/potential-outcomes';
import { ablestEndpoint, bestByCatalogue, endpointsOn } from './potential-cache';
import { potentialValue } from '../session/replay-rows';
import type { SessionRun } from '../session/session-run';
import type { Slicer } from '../slicer';

/** A simple alternative to the policy: whom it calls for a prompt, and what it is called, short and in full. */
export interface BaselinePlan {
  readonly id: FrontierReference['id'];
  readonly label: string;
  readonly name: string;
  readonly detail: string;
  readonly pick: (prompt: Prompt) => Endpoint;
}

/**
 * Every simple alternative that the judged rows of a run are held against, by plot and Compare alike, all cloud first. Those
 * that lack an endpoint are left out. The potential outcomes of all endpoints must be warm.
 */
export async function baselinePlans(
  run: SessionRun,
  rows: readonly number[],
  potential: PotentialOutcomes,
  slicer: Slicer,
): Promise<readonly BaselinePlan[]> {
  const alone = (id: 'all-cloud' | 'all-local', label: string, endpoint: Endpoint | null): readonly BaselinePlan[] =>
    endpoint === null ? [] : [{ id, label, name: endpoint.label, detail: endpoint.label, pick: () => endpoint }];
  const rules = await rulePlans(run, rows, slicer);
  await slicer.pause();
  return [
    ...alone('all-cloud', 'All cloud', ablestEndpoint(run, 'cloud')),
    ...rules,
    ...mixPlan(run, rows),
    ...(await singlePlan(run, rows, potential, slicer)),
    ...alone('all-local', 'All local', ablestEndpoint(run, 'local')),
  ];
}

/** Rules that learn nothing of the bandit: they send a tier's prompts to the endpoint that the catalogue speaks for. */
export async function rulePlans(
  run: SessionRun,
  rows: readonly number[],
  slicer: Slicer,
): Promise<readonly BaselinePlan[]> {
  const byRule = ruled(run);
  if (byRule === null) return [];
  const { triggers } = compileRules(run.shippedRules, []);
  const article: BaselinePlan = {
    id: 'article-rule',
    label: 'Static rules',
    name: 'the article’s static rules',
    detail: `prompt.length < 50 || !hasReasoningTriggers(prompt) goes local, triggers as shipped; ${byRule.pair}`,
    pick: byRule.pick(articleRule(triggers)),
  };
  const { prompts } = run.columns;
  const tuning = tuningOf(run, rows).prompts;
  await slicer.pause();
  const cutOf = await slicer.drive(heldOutCutInSteps(tuning));
  if (cutOf === null) return [article];
  const judged = rows.flatMap((row) => prompts[row] ?? []);
  const cuts = [...new Set(await slicer.map(judged, cutOf))].sort((a, b) => a - b);
  const name = `${cuts.join(' or ')} characters and up to the cloud${cuts.length > 1 ? ', cross-fitted' : ''}`;
  const pick = byRule.pick((prompt) => lengthRule(cutOf(prompt))(prompt));
  return [article, { id: 'length-rule', label: 'Tuned length rule', name, detail: `${name}; ${byRule.pair}`, pick }];
}

/** As many of the judged rows local as the policy decides, but drawn blindly, each by the prompt's own stream. */
function mixPlan(run: SessionRun, rows: readonly number[]): readonly BaselinePlan[] {
  const byRule = ruled(run);
  const tiers = rows.flatMap((row) => run.columns.decidedTier(row) ?? []);
  if (byRule === null || tiers.length === 0) return [];
  const share = tiers.filter((tier) => tier === 'local').length / tiers.length;
  const { streams } = run.sim.calls;
  const drawn: Baseline = ({ id }) => (streams.stream(`prompt/${id}/random-mix`).uniform() < share ? 'local' : 'cloud');
  const name = `${Math.round(100 * share)} % local`;
  const detail = `${name}, as RouteLLM, but drawn blindly; ${byRule.pair}`;
  return [{ id: 'random-mix', label: 'Random mix', name, detail, pick: byRule.pick(drawn) }];
}

/** Chosen on what is not judged, where that is labelled. */
async function singlePlan(
  run: SessionRun,
  rows: readonly number[],
  potential: PotentialOutcomes,
  slicer: Slicer,
): Promise<readonly BaselinePlan[]> {
  const { prompts, areOthers } = tuningOf(run, rows);
  await slicer.pause();
  const best = await slicer.drive(
    bestSingle(endpointsOn(run), prompts, ({ id }, prompt) => potentialValue(potential, id, prompt)),
  );
  if (best === null) return [];
  const margin = `at most ${100 * NON_INFERIORITY_MARGIN} points below the best, by its interval`;
  const basis = areOthers ? `${prompts.length} prompts that are not judged here` : 'these prompts';
  const detail = `${best.label}: the cheapest that is ${margin}, chosen on ${basis}`;
  return [{ id: 'best-single', label: 'Best single model', name: best.label, detail, pick: () => best }];
}

/** What rules are tuned on: the rows that are not judged, where one of them is labelled; else all, and then cross-fitted. */
function tuningOf(
  run: SessionRun,
  rows: readonly number[],
): { readonly prompts: readonly Prompt[]; readonly areOthers: boolean } {
  const judged = new Set(rows);
  const all = run.columns.prompts.slice(0, run.rows);
  const others = all.filter((_, row) => !judged.has(row));
  const areOthers = others.some((prompt) => prompt.label !== undefined);
  return { prompts: areOthers ? others : all, areOthers };
}

/** How a rule's tiers are served; null where a tier has nobody. */
function ruled(
  run: SessionRun,
): { readonly pair: string; readonly pick: (rule: Baseline) => BaselinePlan['pick'] } | null {
  const [local, cloud] = [bestByCatalogue(run, 'local'), bestByCatalogue(run, 'cloud')];
  if (local === null || cloud === null) return null;
  const served: Readonly<Record<Tier, Endpoint>> = { local, cloud };
  return { pair: `${local.label} or ${cloud.label}`, pick: (rule) => (prompt) => served[rule(prompt)] };
}
