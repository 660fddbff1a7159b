import type { Tokeniser } from '../domain/endpoint';
import type { Features } from '../domain/features';

/** Languages that are written in other letters than Latin ones, as far as they are told apart. */
const otherScripts: ReadonlySet<string> = new Set(
  'ja zh ko ru uk bg sr ar fa ur hi mr ne el he th bn ta te ka hy'.split(' '),
);

/** A prompt's input tokens by a model's own vocabulary, estimated: the common estimate times what was measured on texts of its kind. */
export function tokensFor(tokeniser: Tokeniser | undefined, features: Features): number {
  if (tokeniser === undefined) return features.inputTokens;
  return Math.round(features.inputTokens * tokeniser.ratios[kindOf(features)]);
}

function kindOf({ hasCode, language }: Features): keyof Tokeniser['ratios'] {
  if (otherScripts.has(language)) return 'script';
  if (hasCode) return 'code';
  return language === 'en' || language === 'und' ? 'english' : 'latin';
}
