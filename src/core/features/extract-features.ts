import type { Features } from '../domain/features';
import type { Prompt } from '../domain/prompt';
import { askedText } from './asked-text';
import { detectLanguage } from './detect-language';
import { detectPii } from './pii/detect-pii';
import { estimateTokens } from './estimate-tokens';
import { hasCode } from './has-code';
import { hasMath } from './has-math';
import { tokensPerMessage } from './tokens-per-message';

/** One for all: most texts hold none. */
const nothingFound: Features['pii'] = [];

/** Features without findings, one object for all prompts that have the same: a million rows would hold a million copies. */
const known = new Map<string, Features>();
/** So many are kept; texts of more kinds get objects of their own. */
const mostKnown = 50_000;

/**
 * Facts of a prompt's text, before any policy looks at it. Spans in `turns` are offsets into the earlier turns' texts
 * joined by newlines. A last turn without a language of its own ("ok") takes that of the user's turn before.
 */
export function extractFeatures(prompt: Prompt): Features {
  const turns = prompt.turns ?? [];
  const system = prompt.system ?? '';
  const earlier = turns.map((turn) => turn.text).join('\n');
  const sent = [prompt.text, ...(system === '' ? [] : [system]), ...turns.map((turn) => turn.text)];
  const pii = [...detectPii(prompt.text, 'text'), ...detectPii(system, 'system'), ...detectPii(earlier, 'turns')];
  return shared({
    characters: countCodePoints(prompt.text.trim()),
    inputTokens: sent.reduce((sum, text) => sum + estimateTokens(text) + tokensPerMessage, 0) - tokensPerMessage,
    language: languageOf(prompt),
    hasCode: hasCode(prompt.text),
    hasMath: hasMath(prompt.text),
    pii: pii.length === 0 ? nothingFound : pii,
  });
}

function shared(features: Features): Features {
  if (features.pii !== nothingFound) return features;
  const { characters, inputTokens, language, hasCode: code, hasMath: math } = features;
  const name = `${characters} ${inputTokens} ${language} ${code} ${math}`;
  const same = known.get(name);
  if (same === undefined && known.size < mostKnown) known.set(name, features);
  return same ?? features;
}

function languageOf(prompt: Prompt): string {
  // An English preamble does not make a German request English.
  const own = detectLanguage(askedText(prompt.text));
  if (own !== 'und') return own;
  const before = prompt.turns?.findLast((turn) => turn.role === 'user');
  return before === undefined ? own : detectLanguage(before.text);
}

function countCodePoints(text: string): number {
  let count = 0;
  for (let i = 0; i < text.length; i += 1) {
    const isPair = (text.codePointAt(i) ?? 0) > 0xffff;
    if (isPair) i += 1;
    count += 1;
  }
  return count;
}
