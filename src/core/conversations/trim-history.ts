import type { Endpoint } from '../domain/endpoint';
import type { Prompt } from '../domain/prompt';
import type { TrimmedHistory } from '../domain/trimmed-history';
import { featuresOf } from '../features/features-of';
import { turnTokens } from '../features/turn-tokens';

/** What a history limit leaves of a prompt. */
export interface TrimmedPrompt {
  /** The prompt itself where nothing was left out. */
  readonly prompt: Prompt;
  /** Estimated tokens of all that is sent. */
  readonly inputTokens: number;
  /** Null where nothing was left out. */
  readonly trimmed: TrimmedHistory | null;
}

/**
 * A prompt as it is sent: earlier turns beyond `historyTokens` (estimated) are left out, oldest first, and so are those that
 * would leave the endpoint's context no room for an answer of its median length. The system text, the newest earlier turn
 * and the last turn always stay. Null: everything is sent, whatever the context. Both SIM and LIVE go by this.
 */
export function trimHistory(
  prompt: Prompt,
  historyTokens: number | null,
  { contextTokens, outputTokens }: Pick<Endpoint, 'contextTokens' | 'outputTokens'>,
): TrimmedPrompt {
  const { inputTokens } = featuresOf(prompt);
  const turns = prompt.turns ?? [];
  if (historyTokens === null || turns.length < 2) return { prompt, inputTokens, trimmed: null };
  const costs = turnTokens(prompt);
  const history = costs.reduce((sum, cost) => sum + cost, 0);
  // Whoever has no room for a usual answer at all may still have some for a short one.
  const room = Math.max(contextTokens - outputTokens.median, Math.min(contextTokens - 1, contextTokens / 2));
  const limit = Math.min(historyTokens, room - (inputTokens - history));
  let from = 0;
  let left = history;
  while (from < turns.length - 1 && (left > limit || isOrphan(prompt, from))) {
    left -= costs[from] ?? 0;
    from += 1;
  }
  if (from === 0) return { prompt, inputTokens, trimmed: null };
  const trimmedTokens = history - left;
  return {
    prompt: { ...prompt, turns: turns.slice(from) },
    inputTokens: inputTokens - trimmedTokens,
    trimmed: { earlierTurns: turns.length, sentTurns: turns.length - from, trimmedTokens },
  };
}

/** Estimated tokens of the least that a policy can send of a prompt. */
export function leastInputTokens(prompt: Prompt, historyTokens: number | null): number {
  const { inputTokens } = featuresOf(prompt);
  if (historyTokens === null) return inputTokens;
  return (
    inputTokens -
    turnTokens(prompt)
      .slice(0, -1)
      .reduce((sum, cost) => sum + cost, 0)
  );
}

/** An answer whose question was left out: some chat formats refuse to begin with one. */
function isOrphan({ turns = [] }: Prompt, from: number): boolean {
  return from > 0 && turns[from]?.role === 'assistant' && turns[from - 1]?.role === 'user';
}
