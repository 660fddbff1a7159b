import type { Features } from '../domain/features';

/** Input tokens at which the length feature is one half. */
const HALF_TOKENS = 500;

/** What LinUCB sees of a prompt, each 0..1: a constant, the complexity index, length, code, mathematics. */
export function banditFeatures(
  { inputTokens, hasCode, hasMath }: Features,
  complexityIndex: number,
): readonly number[] {
  return [1, complexityIndex / 100, inputTokens / (inputTokens + HALF_TOKENS), Number(hasCode), Number(hasMath)];
}
