import type { Endpoint, EndpointId } from '../core/domain/endpoint';
import type { Prompt, Tier } from '../core/domain/prompt';
import { featuresOf } from '../core/features/features-of';
import { articleRule, heldOutCut, lengthRule } from '../core/pillars/baselines';
import type { Baseline } from '../core/pillars/baselines';
import type { Strategy, StrategyAnswer } from '../core/stats/compare-strategies';
import type { PotentialOutcomes } from '../core/telemetry/potential-outcomes';
import { ablestEndpoint, leadingEndpoint } from './potential-cache';
import { ownValue } from './replay-rows';
import type { SessionRun } from './session-run';
import type { Slicer } from './slicer';

/**
 * What each strategy of the article's table did, or would have done, with these rows. Strategies that lack an endpoint are
 * left out; monolithic cloud comes first where there is one. Throws `cancelled`.
 */
export async function comparedStrategies(
  run: SessionRun,
  rows: readonly number[],
  potential: PotentialOutcomes,
  slicer: Slicer,
): Promise<readonly Strategy[]> {
  const strategies: Strategy[] = [];
  for (const { pick, ...plan } of plansOf(run, rows)) {
    const answers: StrategyAnswer[] = [];
    for (const row of rows) {
      const prompt = run.columns.prompts[row];
      if (prompt === undefined) continue;
      answers.push(pick === 'as-flown' ? flownAnswer(run, row) : potentialAnswer(pick(prompt), prompt, potential));
      await slicer.pause();
    }
    strategies.push({ ...plan, answers });
  }
  return strategies;
}

type Plan = Omit<Strategy, 'answers'> & { readonly pick: ((prompt: Prompt) => Endpoint) | 'as-flown' };

function plansOf(run: SessionRun, rows: readonly number[]): readonly Plan[] {
  const plans: Plan[] = [];
  const cloud = ablestEndpoint(run, 'cloud');
  const local = ablestEndpoint(run, 'local');
  if (cloud !== null)
    plans.push({ id: 'monolithic-cloud', label: 'Monolithic cloud', detail: cloud.label, pick: () => cloud });
  plans.push(...rulePlans(run, rows));
  if (local !== null) plans.push({ id: 'all-local', label: 'All local', detail: local.label, pick: () => local });
  const { complexity, semantic, name, version } = run.policy.policy;
  const detail = `${name}@${version}: edge ${complexity.edgeThreshold}, similarity ${semantic.similarityThreshold}`;
  plans.push({ id: 'multi-tier', label: 'RouteLLM multi-tier', detail, pick: 'as-flown' });
  return plans;
}

/** Rules send a tier's prompts to the endpoint that leads it in this run. */
function rulePlans(run: SessionRun, rows: readonly number[]): readonly Plan[] {
  const local = endpointOf(run, leadingEndpoint(run, 'local'));
  const cloud = endpointOf(run, leadingEndpoint(run, 'cloud'));
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
  // Tuned on what is not judged, where there is such; else cross-fitted.
  const judged = new Set(rows);
  const others = prompts.filter((_, row) => row < run.rows && !judged.has(row));
  const cutOf = heldOutCut(others.some((prompt) => prompt.label !== undefined) ? others : prompts);
  if (cutOf === null) return plans;
  const cuts = [...new Set(rows.flatMap((row) => prompts[row] ?? []).map(cutOf))].sort((a, b) => a - b);
  const detail = `${cuts.join(' or ')} characters and up to the cloud${cuts.length > 1 ? ', cross-fitted' : ''}; ${pair}`;
  const pick = byRule((prompt) => lengthRule(cutOf(prompt))(prompt));
  return [...plans, { id: 'length-rule', label: 'Tuned length rule', detail, pick }];
}

function endpointOf(run: SessionRun, id: EndpointId | null): Endpoint | null {
  return id === null ? null : (run.policy.endpoints.get(id) ?? null);
}

function potentialAnswer({ id, tier }: Endpoint, prompt: Prompt, potential: PotentialOutcomes): StrategyAnswer {
  const { costUsd, latencyMs, quality, outputTokens } = potential.of(id, prompt);
  return {
    costUsd,
    latencyMs,
    tokens: featuresOf(prompt).inputTokens + outputTokens,
    acceptable: quality === 1,
    tier,
    leftDevice: tier === 'cloud',
  };
}

/** What a row of the run brought, the router's own time, retries and failovers included. */
function flownAnswer(run: SessionRun, row: number): StrategyAnswer {
  const { columns, endpointIds } = run.columns;
  const served = endpointOf(run, endpointIds[columns.endpoint[row] ?? -1] ?? null);
  return {
    ...ownValue(run, row),
    tokens: (columns.inputTokens[row] ?? 0) + (columns.outputTokens[row] ?? 0),
    tier: served?.tier ?? null,
    leftDevice: columns.leftDevice[row] === 1,
  };
}
