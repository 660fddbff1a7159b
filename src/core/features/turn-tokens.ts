import type { Prompt } from '../domain/prompt';
import { factsOf } from '../prompt-facts';
import { estimateTokens } from './estimate-tokens';
import { tokensPerMessage } from './tokens-per-message';

/** Estimated tokens of each earlier turn of a prompt with what chat formats add around it, oldest first; worked out once. */
export function turnTokens(prompt: Prompt): readonly number[] {
  const facts = factsOf(prompt);
  facts.turnTokens ??= (prompt.turns ?? []).map(({ text }) => estimateTokens(text) + tokensPerMessage);
  return facts.turnTokens;
}
