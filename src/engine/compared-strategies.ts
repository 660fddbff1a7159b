import type { Endpoint, EndpointId } from '../core/domain/endpoint';
import type { Prompt, Tier } from '../core/domain/prompt';
import { featuresOf } from '../core/features/features-of';
import { articleRule, heldOutCutInSteps, lengthRule } from '../core/pillars/baselines';
import type { Baseline } from '../core/pillars/baselines';
import type { CallReply } from '../core/effects';
import { flyFixed } from '../core/sim/fly-fixed';
import type { RunOptions } from '../core/sim/kernel';
import { callMs } from '../core/sim/under-conditions';
import { bestSingle, NON_INFERIORITY_MARGIN } from '../core/stats/best-single';
import { OUTCOMES, TIERS } from '../core/telemetry/codes';
import type { Strategy, StrategyAnswer } from '../core/stats/compare-strategies';
import type { RowValue } from '../core/stats/replayed-row';
import type { PotentialOutcomes } from '../core/telemetry/potential-outcomes';
import { ablestEndpoint, bestByCatalogue, endpointsOn } from './potential-cache';
import { oraclePicks } from './oracle-picks';
import { ownValue, potentialValue } from './replay-rows';
import type { SessionRun } from './session-run';
import { cancellation } from './slicer';
import type { Slicer } from './slicer';

const localCode = TIERS.indexOf('local');
const completedCode = OUTCOMES.indexOf('completed');

/** What strategies that were not flown are flown with. */
export interface ComparisonTools {
  readonly potential: PotentialOutcomes;
  readonly slicer: Slicer;
  readonly fly: RunOptions;
}

/**
 * What each strategy did, or would have done, with these rows of a session: on the same traffic, machines, quotas and incidents.
 * The simple ones have neither retry nor fallback. Strategies that lack an endpoint are left out; monolithic cloud comes
 * first where there is one. Throws `cancelled`.
 */
export async function comparedStrategies(
  run: SessionRun,
  rows: readonly number[],
  { potential, slicer, fly }: ComparisonTools,
): Promise<readonly Strategy[]> {
  const { columns, prompts } = run.columns;
  const session = prompts.slice(0, run.rows);
  const strategies: Strategy[] = [];
  for (const { pick, ...plan } of await plansOf(run, rows, potential, slicer)) {
    await slicer.pause();
    if (pick === 'as-flown') {
      strategies.push({ ...plan, answers: await slicer.map(rows, (row) => flownAnswer(run, row)) });
      continue;
    }
    const picked = await slicer.map(session, pick);
    const requests: { readonly prompt: Prompt; readonly endpointId: EndpointId; readonly arrivalMs: number }[] = [];
    const requestOf: number[] = [];
    await slicer.map(session, (prompt, row) => {
      // What a gate lets nobody answer is not called.
      const endpointId = picked[row]?.id;
      requestOf.push(endpointId === undefined ? -1 : requests.length);
      if (endpointId !== undefined) requests.push({ prompt, endpointId, arrivalMs: columns.arrivalMs[row] ?? 0 });
    });
    const replies = await flyFixed(requests, run.sim.calls, run.world.scenario, fly);
    if (replies === null) throw cancellation();
    const replyTo = (row: number): CallReply | undefined => replies[requestOf[row] ?? -1];
    const answers = await slicer.map(rows, (row) => fixedAnswer(session[row], picked[row], replyTo(row)) ?? []);
    strategies.push({ ...plan, answers: answers.flat() });
  }
  return strategies;
}

type Plan = Omit<Strategy, 'answers'> & {
  readonly pick: ((prompt: Prompt, row: number) => Endpoint | undefined) | 'as-flown';
};

async function plansOf(
  run: SessionRun,
  rows: readonly number[],
  potential: PotentialOutcomes,
  slicer: Slicer,
): Promise<readonly Plan[]> {
  const plans: Plan[] = [];
  const cloud = ablestEndpoint(run, 'cloud');
  const local = ablestEndpoint(run, 'local');
  if (cloud !== null)
    plans.push({
      id: 'monolithic-cloud',
      label: 'All cloud',
      detail: `the article’s monolithic cloud: ${cloud.label}`,
      pick: () => cloud,
    });
  plans.push(...(await rulePlans(run, rows, slicer)), ...(await singlePlan(run, rows, potential, slicer)));
  if (local !== null) plans.push({ id: 'all-local', label: 'All local', detail: local.label, pick: () => local });
  const { complexity, semantic, name, version } = run.policy.policy;
  const detail = `${name}@${version}: complexity threshold ${complexity.edgeThreshold}, similarity ${semantic.similarityThreshold}`;
  plans.push({ id: 'multi-tier', label: 'RouteLLM multi-tier', detail, pick: 'as-flown' });
  plans.push(...(await oraclePlan(run, potential, slicer)));
  return plans;
}

/** Rules learn nothing: they send a tier's prompts to the endpoint that the catalogue speaks for. */
async function rulePlans(run: SessionRun, rows: readonly number[], slicer: Slicer): Promise<readonly Plan[]> {
  const local = bestByCatalogue(run, 'local');
  const cloud = bestByCatalogue(run, 'cloud');
  if (local === null || cloud === null) return [];
  const served: Readonly<Record<Tier, Endpoint>> = { local, cloud };
  const byRule =
    (rule: Baseline) =>
    (prompt: Prompt): Endpoint =>
      served[rule(prompt)];
  const pair = `${local.label} or ${cloud.label}`;
  const plans: Plan[] = [
    {
      id: 'static-rules',
      label: 'Static rules',
      detail: `prompt.length < 50 || !hasReasoningTriggers(prompt) goes local; ${pair}`,
      pick: byRule(articleRule(run.policy)),
    },
  ];
  const { prompts } = run.columns;
  const share = localShare(run);
  plans.push({
    id: 'random-mix',
    label: 'Random mix',
    detail: `${Math.round(100 * share)} % local, as RouteLLM, but drawn blindly; ${pair}`,
    pick: byRule(({ id }) =>
      run.sim.calls.streams.stream(`prompt/${id}/random-mix`).uniform() < share ? 'local' : 'cloud',
    ),
  });
  // Tuned on what is not judged, where there is such; else cross-fitted.
  const judged = new Set(rows);
  const others = prompts.filter((_, row) => row < run.rows && !judged.has(row));
  const tuning = others.some((prompt) => prompt.label !== undefined) ? others : prompts;
  const cutOf = await slicer.drive(heldOutCutInSteps(tuning));
  if (cutOf === null) return plans;
  const cuts = [...new Set(rows.flatMap((row) => prompts[row] ?? []).map(cutOf))].sort((a, b) => a - b);
  const detail = `${cuts.join(' or ')} characters and up to the cloud${cuts.length > 1 ? ', cross-fitted' : ''}; ${pair}`;
  const pick = byRule((prompt) => lengthRule(cutOf(prompt))(prompt));
  return plans.toSpliced(1, 0, { id: 'length-rule', label: 'Tuned length rule', detail, pick });
}

function endpointOf(run: SessionRun, id: EndpointId | null): Endpoint | null {
  return id === null ? null : (run.policy.endpoints.get(id) ?? null);
}

/** Chosen on what is not judged, where that is labelled. */
async function singlePlan(
  run: SessionRun,
  rows: readonly number[],
  potential: PotentialOutcomes,
  slicer: Slicer,
): Promise<readonly Plan[]> {
  const judged = new Set(rows);
  const all = run.columns.prompts.slice(0, run.rows);
  const others = all.filter((_, row) => !judged.has(row));
  const prompts = others.some((prompt) => prompt.label !== undefined) ? others : all;
  const valueOf = ({ id }: Endpoint, prompt: Prompt): RowValue => potentialValue(potential, id, prompt);
  const best = await slicer.drive(bestSingle(endpointsOn(run), prompts, valueOf));
  if (best === null) return [];
  const margin = `at most ${100 * NON_INFERIORITY_MARGIN} points below the best, by its interval`;
  const basis = prompts === others ? `${others.length} prompts that are not judged here` : 'these prompts';
  const detail = `${best.label}: the cheapest that is ${margin}, chosen on ${basis}`;
  return [{ id: 'best-single', label: 'Best single model', detail, pick: () => best }];
}

/** Nobody can know beforehand what it knows: a bound, no rival. */
async function oraclePlan(run: SessionRun, potential: PotentialOutcomes, slicer: Slicer): Promise<readonly Plan[]> {
  if (endpointsOn(run).length === 0) return [];
  const picks = await oraclePicks(run, potential, slicer);
  const detail =
    'the endpoint that earns most by the objective, outcomes known beforehand, under the gates and with its line';
  return [{ id: 'oracle', label: 'Oracle', detail, pick: (_prompt, row) => picks[row] }];
}

/** Share of the run's requests that were decided for local. */
function localShare(run: SessionRun): number {
  const { tier } = run.columns.columns;
  let local = 0;
  for (let row = 0; row < run.rows; row += 1) local += Number(tier[row] === localCode);
  return run.rows === 0 ? 0 : local / run.rows;
}

/** What a prompt brings that is not called for. */
const nothing = { costUsd: 0, latencyMs: 0, leftDevice: false } as const;

function fixedAnswer(
  prompt: Prompt | undefined,
  endpoint: Endpoint | undefined,
  reply: CallReply | undefined,
): StrategyAnswer | null {
  if (prompt === undefined) return null;
  const { inputTokens } = featuresOf(prompt);
  if (endpoint === undefined || reply === undefined)
    return { ...nothing, answered: false, tokens: inputTokens, acceptable: false, tier: null };
  const { tier } = endpoint;
  const base = { costUsd: reply.costUsd, latencyMs: callMs(reply), leftDevice: tier === 'cloud' };
  if (!reply.ok) return { ...base, answered: false, tokens: inputTokens, acceptable: false, tier: null };
  const tokens = reply.tokens.input + reply.tokens.visible + reply.tokens.reasoning;
  return { ...base, answered: true, tokens, acceptable: reply.quality === 1, tier };
}

/** What a row of the run brought, the router's own time, retries and failovers included. */
function flownAnswer(run: SessionRun, row: number): StrategyAnswer {
  const { columns, endpointIds } = run.columns;
  const served = endpointOf(run, endpointIds[columns.endpoint[row] ?? -1] ?? null);
  return {
    ...ownValue(run.columns, row),
    answered: columns.outcome[row] === completedCode,
    tokens: (columns.inputTokens[row] ?? 0) + (columns.outputTokens[row] ?? 0),
    tier: served?.tier ?? null,
    leftDevice: columns.leftDevice[row] === 1,
  };
}
