import type { CompiledPolicy } from '../compiled-policy';
import type { Endpoint, EndpointId } from '../domain/endpoint';
import type { Features, PiiKind, PiiSpan } from '../domain/features';
import type { Prompt } from '../domain/prompt';
import type { Evidence } from '../domain/verdict';
import { piiNames } from '../features/pii/pii-names';
import { stageVerdict } from '../pillars/pillar';
import type { StageVerdict } from '../pillars/pillar';
import { budgetLevel, premiumEndpoints } from './budget-level';

// Nearly every flight passes every gate, and is told so by these.
const privacyIsOff = abstain('Privacy gate is off.');
const nothingSensitive = abstain('No sensitive data found.');
const residencyIsOff = abstain('Residency gate is off.');
const noRegion = abstain('No region demanded.');
const noLimit = abstain('No budget limit.');
const allLargeEnough = abstain('Every context is large enough.');

/**
 * Removes whatever is not this device, or everything, for a prompt that carries personal or secret data, by the strictest action among
 * the kinds found. Overridden for one flight it abstains and keeps the evidence, so that the trace shows it.
 */
export function privacyGate(prompt: Prompt, features: Features, policy: CompiledPolicy): StageVerdict {
  const { enabled, actions } = policy.policy.privacy;
  if (!enabled) return privacyIsOff;
  if (features.pii.length === 0) return nothingSensitive;
  const held = features.pii.filter((span) => actions[span.kind] !== 'allow');
  if (held.length === 0) return abstain('Only allowed kinds found.');
  const what = describe(held);
  const evidence = held.flatMap(evidenceOf);
  if (prompt.overrides?.includes('privacy') === true)
    return abstain(`Overridden once: ${what} may leave the device.`, evidence);

  const blocking = held.find((span) => actions[span.kind] === 'block');
  const ruleId = `privacy/${(blocking ?? held[0])?.kind ?? 'any'}`;
  if (blocking !== undefined) return veto(everyId(policy), ruleId, `${what} found: blocked by policy.`, evidence);
  return veto(outsideIds(policy), ruleId, `${what} may not leave this device.`, evidence);
}

/** Removes every cloud endpoint outside the region that the prompt demands; an endpoint on this device is always inside. */
export function residencyGate(prompt: Prompt, policy: CompiledPolicy): StageVerdict {
  const region = prompt.metadata.region;
  if (!policy.policy.residency.enabled) return residencyIsOff;
  if (region === undefined || region === '') return noRegion;
  const outside = [...policy.endpoints.values()]
    .filter((endpoint) => isOutside(endpoint) && !isWithin(endpoint.region, region))
    .map((endpoint) => endpoint.id);
  if (outside.length === 0) return abstain(`Every endpoint is in ${region}.`);
  return veto(
    outside,
    `residency/${region}`,
    `Region ${region} demanded: ${outside.length} cloud endpoints are outside.`,
  );
}

/**
 * Removes every cloud endpoint once the session has spent its hard limit, in USD, or everything where the policy halts; and
 * from the policy's share of it on every cloud endpoint but the cheapest.
 */
export function budgetGate(spentUsd: number, policy: CompiledPolicy): StageVerdict {
  const { budget } = policy.policy;
  const { hardLimitUsd: limit } = budget;
  if (limit === null) return noLimit;
  const spent = `Spent $${spentUsd.toFixed(4)}`;
  const level = budgetLevel(spentUsd, budget);
  if (level === 'hard') {
    const reached = `${spent}, the limit is $${limit.toFixed(2)}`;
    return budget.atLimit === 'halt'
      ? veto(everyId(policy), 'budget/hard-limit', `${reached}: halted.`)
      : veto(cloudIds(policy), 'budget/hard-limit', `${reached}: cloud is off.`);
  }
  const premium = level === 'soft' ? [...premiumEndpoints(policy)] : [];
  if (premium.length === 0) return abstain(`${spent} of $${limit.toFixed(2)}.`);
  const share = Math.round(100 * budget.premiumShare);
  return veto(
    premium,
    'budget/premium',
    `${spent}, ${share} % of the limit is reached: only the cheapest cloud is on.`,
  );
}

/** Removes every endpoint whose context holds no more than the input, as estimated in tokens: no room for a token of answer. */
export function contextGate({ inputTokens }: Pick<Features, 'inputTokens'>, policy: CompiledPolicy): StageVerdict {
  if (inputTokens < policy.leastContextTokens) return allLargeEnough;
  const tooSmall = [...policy.endpoints.values()].filter(({ contextTokens }) => contextTokens <= inputTokens);
  const largest = Math.max(...tooSmall.map(({ contextTokens }) => contextTokens));
  return veto(
    tooSmall.map(({ id }) => id),
    'context/too-small',
    `About ${inputTokens} input tokens: ${tooSmall.length} endpoints have a context of ${largest} tokens or less.`,
  );
}

function abstain(reason: string, evidence?: readonly Evidence[]): StageVerdict {
  return stageVerdict({ kind: 'abstain', reason }, reason, undefined, evidence);
}

function veto(
  endpointIds: readonly EndpointId[],
  ruleId: string,
  reason: string,
  evidence?: readonly Evidence[],
): StageVerdict {
  return stageVerdict({ kind: 'veto', endpointIds, ruleId }, reason, undefined, evidence);
}

function everyId(policy: CompiledPolicy): readonly EndpointId[] {
  return [...policy.endpoints.keys()];
}

/** Whom a prompt leaves this device for. */
function outsideIds(policy: CompiledPolicy): readonly EndpointId[] {
  return [...policy.endpoints.values()].filter(isOutside).map((endpoint) => endpoint.id);
}

function isOutside({ tier, leavesDevice }: Endpoint): boolean {
  return tier === 'cloud' || leavesDevice === true;
}

function cloudIds(policy: CompiledPolicy): readonly EndpointId[] {
  return [...policy.endpoints.values()].filter((endpoint) => endpoint.tier === 'cloud').map((endpoint) => endpoint.id);
}

/** `eu` holds `eu-west-1`; comparison ignores case. */
function isWithin(endpointRegion: string, demanded: string): boolean {
  const [place, wanted] = [endpointRegion.toLowerCase(), demanded.toLowerCase()];
  return place === wanted || place.startsWith(`${wanted}-`);
}

/** "1 card number, 2 e-mail addresses": what was found, never the data itself. */
function describe(spans: readonly PiiSpan[]): string {
  const counts = new Map<PiiKind, number>();
  for (const { kind } of spans) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const named = (kind: PiiKind, count: number): string =>
    count === 1 ? `1 ${piiNames[kind]}` : `${count} ${piiNames[kind]}${piiNames[kind].endsWith('s') ? 'es' : 's'}`;
  return [...counts].map(([kind, count]) => named(kind, count)).join(', ');
}

function evidenceOf(span: PiiSpan): readonly Evidence[] {
  if (span.field !== 'text') return [];
  return [{ kind: 'match', ruleId: `privacy/${span.kind}`, start: span.start, end: span.end }];
}
