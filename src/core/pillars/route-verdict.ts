import type { CompiledPolicy } from '../compiled-policy';
import type { TrafficRoute } from '../domain/policy';
import type { Prompt } from '../domain/prompt';
import { topicOf } from '../features/topic-of';
import { keywordSource } from './keyword-source';
import { stageVerdict } from './pillar';
import type { StageVerdict } from './pillar';

const known = new WeakMap<TrafficRoute, RegExp>();

/**
 * The user's first route that a prompt takes: by a phrase in its text, by its topic or by what its metadata says, to a tier
 * or to one model. Null where none does; a route to a model that is off counts for nothing.
 */
export function routeVerdict(prompt: Prompt, policy: CompiledPolicy): StageVerdict | null {
  for (const route of policy.policy.rules.routes ?? []) {
    const match = route.enabled ? matchOf(prompt, route) : null;
    const target = match === null ? null : targetOf(route, policy);
    if (match === null || target === null) continue;
    const candidates = target.endpointId === null ? policy.endpointIdsOf(target.tier, Infinity) : [target.endpointId];
    const span = route.field === 'text' ? { start: match.index, end: match.index + match[0].length } : null;
    const reason = `route: ${route.field} ${span === null ? match.input : `"${route.value}"`} → ${target.name}`;
    return stageVerdict({ kind: 'narrow', tier: target.tier, candidates, confidence: 1 }, reason, undefined, [
      { kind: 'route', ruleId: route.id, endpointId: target.endpointId },
      ...(span === null ? [] : [{ kind: 'match' as const, ruleId: route.id, ...span }]),
    ]);
  }
  return null;
}

function matchOf(prompt: Prompt, route: TrafficRoute): RegExpExecArray | null {
  const seen = seenBy(prompt, route.field);
  return seen === undefined ? null : patternOf(route).exec(seen);
}

function seenBy(prompt: Prompt, field: TrafficRoute['field']): string | undefined {
  switch (field) {
    case 'text':
      return prompt.text;
    case 'topic':
      return topicOf(prompt).replace(/^≈ /, '');
    case 'priority':
      return prompt.metadata.priority ?? 'normal';
    default:
      return prompt.metadata[field];
  }
}

/** A phrase of whole words in a text; elsewhere the whole value, `*` for anything. Case does not matter. */
function patternOf(route: TrafficRoute): RegExp {
  let pattern = known.get(route);
  if (pattern === undefined) {
    const { field, value } = route;
    const parts = value.split('*').map((part) => part.replace(/[\\^$.+?()[\]{}|/]/g, String.raw`\$&`));
    pattern = new RegExp(field === 'text' ? keywordSource(value) : `^${parts.join('.*')}$`, 'iu');
    known.set(route, pattern);
  }
  return pattern;
}

function targetOf({ to }: TrafficRoute, policy: CompiledPolicy) {
  if (to.kind === 'tier') return { tier: to.tier, endpointId: null, name: to.tier };
  const endpoint = policy.endpoints.get(policy.policy.aliases[to.id] ?? to.id);
  if (endpoint === undefined || !policy.endpointIdsOf(endpoint.tier, Infinity).includes(endpoint.id)) return null;
  return { tier: endpoint.tier, endpointId: endpoint.id, name: endpoint.label };
}
