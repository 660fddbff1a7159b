import type { CompiledPolicy } from '../compiled-policy';
import type { Features } from '../domain/features';
import type { Prompt, Tier } from '../domain/prompt';
import type { Evidence, Score } from '../domain/verdict';
import { factsOf } from '../prompt-facts';
import type { KnownRules } from '../prompt-facts';
import { stageVerdict } from './pillar';
import type { StageVerdict } from './pillar';
import { routeVerdict } from './route-verdict';

/** Regular expressions may take quadratic time, so they see the beginning only; keywords see everything. */
const regexReads = 10_000;
/** Greetings and the like are short; nothing longer is held against the safe lists. */
const safeListReads = 2_000;
const shownMatch = 40;
const nothingMatched = abstain('');
const closing = /^[\s\p{P}\p{S}\p{M}\p{Cf}]$/u;

/**
 * Pillar 1, text and metadata only: the user's first matching route or pattern forces its tier; a safe list that matches the whole trimmed
 * text (closing punctuation and emoji aside) goes local, with the length beside it where that is below the minimum too; a text below the minimum length goes local unless a reasoning
 * trigger is in it; anything else abstains. Evidence offsets are UTF-16 units of `prompt.text`.
 */
export function rulesVerdict(prompt: Prompt, features: Features, policy: CompiledPolicy, inWords = true): StageVerdict {
  const route = routeVerdict(prompt, policy);
  if (route !== null) return route;
  return inWords ? matchRules(prompt, features, policy) : knownVerdict(prompt, features, policy);
}

function matchRules({ text }: Prompt, { characters }: Features, policy: CompiledPolicy): StageVerdict {
  return (
    patternVerdict(text, policy) ?? safeListVerdict(text, characters, policy) ?? lengthVerdict(text, characters, policy)
  );
}

/** Without words, from what the same rules said of the prompt before: patterns read every text, and most edits leave them alone. */
function knownVerdict(prompt: Prompt, features: Features, policy: CompiledPolicy): StageVerdict {
  const facts = factsOf(prompt);
  if (facts.rules === null || !hasSameRules(facts.rules.policy, policy)) {
    const { verdict, score } = matchRules(prompt, features, policy);
    facts.rules = knownRules(policy, verdict.kind === 'narrow' ? verdict.tier : null, score !== undefined);
  }
  const { tier, byLength } = facts.rules;
  if (tier === null) return nothingMatched;
  return narrow(policy, tier, '', undefined, byLength ? lengthScore(features.characters, policy) : undefined);
}

let known: readonly KnownRules[] = [];

function knownRules(policy: CompiledPolicy, tier: Tier | null, byLength: boolean): KnownRules {
  if (known[0]?.policy !== policy) known = [];
  const same = known.find((one) => one.tier === tier && one.byLength === byLength);
  if (same !== undefined) return same;
  const rules = { policy, tier, byLength };
  known = [...known, rules];
  return rules;
}

/** Lists of equal sources are one object, see `compilePolicy`. */
function hasSameRules(one: CompiledPolicy, other: CompiledPolicy): boolean {
  return (
    one.patterns === other.patterns &&
    one.triggers === other.triggers &&
    one.safeLists === other.safeLists &&
    one.policy.rules.minLength === other.policy.rules.minLength
  );
}

function patternVerdict(text: string, policy: CompiledPolicy): StageVerdict | null {
  for (const { rule, regex } of policy.patterns) {
    const match = regex.exec(rule.kind === 'keyword' ? text : text.slice(0, regexReads));
    if (match === null) continue;
    const shape = rule.kind === 'keyword' ? `keyword "${rule.source}"` : `pattern /${rule.source}/${rule.flags}`;
    return narrow(policy, rule.tier, `${shape} matched "${shown(match[0])}"`, [evidenceOf(rule.id, match)]);
  }
  return null;
}

function safeListVerdict(text: string, characters: number, policy: CompiledPolicy): StageVerdict | null {
  const trimmed = text.trim();
  if (trimmed === '' || trimmed.length > safeListReads) return null;
  const bare = withoutClosing(trimmed);
  for (const { list, regexes } of policy.safeLists) {
    if (!regexes.some((regex) => regex.test(trimmed) || (bare !== trimmed && regex.test(bare)))) continue;
    const start = text.indexOf(trimmed);
    const evidence = [{ kind: 'match', ruleId: list.id, start, end: start + trimmed.length }] as const;
    const length = lengthScore(characters, policy);
    const beside = length === undefined ? '' : `, length ${characters} < ${length.threshold}`;
    return narrow(policy, 'local', `safe list ${list.name}${beside}`, evidence, length);
  }
  return null;
}

/** How far a text is below the minimum length; undefined where the gate would let it pass. */
function lengthScore(characters: number, policy: CompiledPolicy): Score | undefined {
  const { minLength } = policy.policy.rules;
  if (characters >= minLength) return undefined;
  return { value: characters, threshold: minLength, margin: characters - minLength, unit: 'characters' };
}

/** The text without closing punctuation, emoji and spaces; the text itself when nothing else is in it. */
function withoutClosing(trimmed: string): string {
  let end = trimmed.length;
  while (end > 0) {
    const isLowSurrogate = /[\udc00-\udfff]/.test(trimmed[end - 1] ?? '');
    const size = isLowSurrogate && end > 1 ? 2 : 1;
    if (!closing.test(trimmed.slice(end - size, end))) break;
    end -= size;
  }
  return end === 0 ? trimmed : trimmed.slice(0, end);
}

function lengthVerdict(text: string, characters: number, policy: CompiledPolicy): StageVerdict {
  const { minLength } = policy.policy.rules;
  const score: Score = { value: characters, threshold: minLength, margin: characters - minLength, unit: 'characters' };
  if (minLength === 0) return abstain('no pattern matched; the length gate is off');
  if (characters >= minLength) return abstain(`length ${characters} >= ${minLength}, no pattern matched`, score);
  for (const { trigger, regex } of policy.triggers) {
    const match = regex.exec(text.slice(0, regexReads));
    if (match === null) continue;
    const reason = `length ${characters} < ${minLength}, but trigger "${shown(match[0])}" beats the length gate`;
    return abstain(reason, score, [evidenceOf(trigger.id, match)]);
  }
  return narrow(policy, 'local', `length ${characters} < ${minLength}`, undefined, score);
}

function narrow(
  policy: CompiledPolicy,
  tier: Tier,
  reason: string,
  evidence?: readonly Evidence[],
  score?: Score,
): StageVerdict {
  const candidates = policy.endpointIdsOf(tier, Infinity);
  return stageVerdict({ kind: 'narrow', tier, candidates, confidence: 1 }, reason, score, evidence);
}

function abstain(reason: string, score?: Score, evidence?: readonly Evidence[]): StageVerdict {
  return stageVerdict({ kind: 'abstain', reason }, reason, score, evidence);
}

function evidenceOf(ruleId: string, match: RegExpExecArray): Evidence {
  return { kind: 'match', ruleId, start: match.index, end: match.index + match[0].length };
}

function shown(match: string): string {
  const line = match.replace(/\s+/g, ' ').trim();
  return line.length > shownMatch ? `${line.slice(0, shownMatch)}...` : line;
}
