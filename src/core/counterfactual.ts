import { decideTier } from './cascade';
import type { CompiledPolicy } from './compiled-policy';
import type { Counterfactual } from './domain/inspection';
import type { Policy } from './domain/policy';
import type { Prompt, Tier } from './domain/prompt';
import { driveCached } from './drive-cached';
import type { EmbeddedText } from './effects';
import { featuresOf } from './features/features-of';
import { piiNames } from './features/pii/pii-names';
import type { FlightContext } from './flight-context';
import { servingTier } from './serving-tier';

/** How many answers are worth showing. */
const SHOWN = 3;

interface Change {
  readonly policy: CompiledPolicy;
  readonly prompt?: Prompt;
  /** Share of the setting's range that has to be crossed, so that settings of different units can be ranked. */
  readonly distance: number;
  readonly condition: string;
}

/**
 * The nearest single changes that would send a prompt to the other tier, nearest first, found by deciding again
 * under each changed policy with the same cascade. Needs the prompt's vector in `embeddedOf` where the encoder covers it;
 * asks nothing of the world. `servedBy` is the tier that serves it now, null where nobody may. A tier of which nobody is on is
 * never promised. One entry of kind `none` when no single change flips it.
 */
export function counterfactuals(
  prompt: Prompt,
  servedBy: Tier | null,
  context: FlightContext,
  embeddedOf: (prompt: Prompt) => EmbeddedText | undefined,
): readonly Counterfactual[] {
  const decide = (change: Change): Tier | null => {
    const quiet: FlightContext = { ...context, policy: change.policy, emit: null };
    const decided = driveCached(decideTier(change.prompt ?? prompt, quiet), context.model, embeddedOf);
    return servingTier(decided, quiet);
  };
  const flips = (change: Change): boolean => {
    const other = decide(change);
    return other !== null && other !== servedBy;
  };
  // A blocked prompt has no other tier: where a change would send it has to be asked.
  const sentenceOf = (change: Change): string => `Would go ${decide(change)?.toUpperCase()} ${change.condition}.`;
  const compiled = withPolicy(context.policy, { ...context.policy.policy, evaluateAll: false });
  const found = [
    ...withoutMatches(prompt, compiled),
    ...withoutSensitiveData(prompt, compiled),
    ...minimumLength(prompt, compiled),
  ].filter(flips);
  for (const changes of [...thresholdScans(compiled), stickiness(prompt, compiled)]) {
    const nearest = changes.find(flips);
    if (nearest !== undefined) found.push(nearest);
  }
  found.sort((a, b) => a.distance - b.distance);
  if (found.length === 0) return [{ kind: 'none', sentence: 'No single threshold flips this.' }];
  return found.slice(0, SHOWN).map((change) => ({
    kind: change.prompt === undefined ? 'threshold' : 'text',
    sentence: sentenceOf(change),
  }));
}

/** The same compiled patterns under other numbers. */
function withPolicy(compiled: CompiledPolicy, policy: Policy): CompiledPolicy {
  return { ...compiled, policy };
}

/** Each threshold moved step by step away from where it is, nearest first. */
function thresholdScans(compiled: CompiledPolicy): readonly (readonly Change[])[] {
  const { policy } = compiled;
  const { complexity, semantic, judge } = policy;
  return [
    outward(complexity.edgeThreshold, 0, 100, 1).map((value) => ({
      policy: withPolicy(compiled, { ...policy, complexity: { ...complexity, edgeThreshold: value } }),
      distance: Math.abs(value - complexity.edgeThreshold) / 100,
      condition: `if the complexity threshold were ${value}`,
    })),
    outward(semantic.similarityThreshold, 0.5, 1, 0.01).map((value) => ({
      policy: withPolicy(compiled, { ...policy, semantic: { ...semantic, similarityThreshold: value } }),
      distance: Math.abs(value - semantic.similarityThreshold) / 0.5,
      condition: `if the similarity threshold were ${value.toFixed(2)}`,
    })),
    outward(judge.threshold, 1, 10, 0.5).map((value) => ({
      policy: withPolicy(compiled, { ...policy, judge: { ...judge, threshold: value } }),
      distance: Math.abs(value - judge.threshold) / 9,
      condition: `if the judge threshold were ${value}`,
    })),
  ];
}

/** A turn of a conversation, stuck longer or less long. */
function stickiness(prompt: Prompt, compiled: CompiledPolicy): readonly Change[] {
  if (prompt.metadata.session === undefined && prompt.turns === undefined) return [];
  const { policy } = compiled;
  const { conversation } = policy;
  return outward(conversation.stickTurns, 0, 10, 1).map((value) => ({
    policy: withPolicy(compiled, { ...policy, conversation: { ...conversation, stickTurns: value } }),
    distance: Math.abs(value - conversation.stickTurns) / 10,
    condition: `if a conversation stayed for ${value} easy ${value === 1 ? 'turn' : 'turns'}`,
  }));
}

function outward(from: number, low: number, high: number, step: number): readonly number[] {
  const values: number[] = [];
  for (let value = low; value <= high + step / 2; value += step) values.push(Math.round(value * 100) / 100);
  return values.filter((value) => value !== from).sort((a, b) => Math.abs(a - from) - Math.abs(b - from));
}

function minimumLength(prompt: Prompt, compiled: CompiledPolicy): readonly Change[] {
  const { policy } = compiled;
  const { characters } = featuresOf(prompt);
  const { minLength } = policy.rules;
  // One above the text's length lets the gate catch it, its length lets it pass.
  return [characters, characters + 1]
    .filter((value) => value !== minLength && value <= 10_000)
    .map((value) => ({
      policy: withPolicy(compiled, { ...policy, rules: { ...policy.rules, minLength: value } }),
      distance: Math.abs(value - minLength) / Math.max(minLength, value, 1),
      condition: `if the minimum length were ${value}`,
    }));
}

function withoutMatches(prompt: Prompt, compiled: CompiledPolicy): readonly Change[] {
  const text = prompt.text.trim();
  const patterns = compiled.patterns
    .filter(({ regex }) => regex.test(text))
    .map(({ rule }) => ({
      policy: { ...compiled, patterns: compiled.patterns.filter((other) => other.rule.id !== rule.id) },
      distance: 0.5,
      condition: `without the pattern “${rule.source}”`,
    }));
  const triggers = compiled.triggers
    .filter(({ regex }) => regex.test(text))
    .map(({ trigger }) => ({
      policy: { ...compiled, triggers: compiled.triggers.filter((other) => other.trigger.id !== trigger.id) },
      distance: 0.5,
      condition: `without the trigger “${trigger.source}”`,
    }));
  const lists = compiled.safeLists
    .filter(({ regexes }) => regexes.some((regex) => regex.test(text)))
    .map(({ list }) => ({
      policy: { ...compiled, safeLists: compiled.safeLists.filter((other) => other.list.id !== list.id) },
      distance: 0.5,
      condition: `without the safe list “${list.name}”`,
    }));
  const routes = (compiled.policy.rules.routes ?? []).map((route) => ({
    policy: withPolicy(compiled, {
      ...compiled.policy,
      rules: {
        ...compiled.policy.rules,
        routes: compiled.policy.rules.routes?.filter(({ id }) => id !== route.id) ?? [],
      },
    }),
    distance: 0.5,
    condition: `without the route ${route.field} “${route.value}”`,
  }));
  return [...routes, ...patterns, ...triggers, ...lists];
}

function withoutSensitiveData(prompt: Prompt, compiled: CompiledPolicy): readonly Change[] {
  const kinds = [...new Set(featuresOf(prompt).pii.map((span) => span.kind))];
  if (kinds.length === 0 || !compiled.policy.privacy.enabled) return [];
  return [
    {
      policy: compiled,
      prompt: { ...prompt, overrides: ['privacy'] },
      distance: 0.4,
      condition: `without the ${kinds.map((kind) => piiNames[kind]).join(' and the ')}`,
    },
  ];
}
