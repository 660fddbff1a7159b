import { costUsd } from '../dispatch/cost';
import type { Endpoint } from '../domain/endpoint';
import type { Prompt } from '../domain/prompt';
import type { ShortenedInput } from '../domain/shortened-text';
import type { HistorySummary, TrimmedHistory } from '../domain/trimmed-history';
import { trimHistory } from './trim-history';
import type { TrimmedPrompt } from './trim-history';

/** A prompt with its texts shortened, and how like the whole ones they are, 0..1; null where nothing was to be cut. */
export type ShortenPrompt = (prompt: Prompt) => {
  readonly prompt: Prompt;
  readonly removedTokens: number;
  readonly similarity: number | null;
  /** False where that is not enough to send it. */
  readonly isFaithful: boolean;
} | null;

/** What a policy makes of prompts before they are sent. */
export interface SendingRules {
  /** Estimated tokens of earlier turns that are sent; absent or null: all are. */
  readonly historyTokens?: number | null;
  /** What is sent in the place of turns that were left out; absent or null: nothing is. */
  readonly summarise?: ((trimmed: TrimmedHistory) => HistorySummary | null) | undefined;
  /** Absent: nothing is shortened. */
  readonly shorten?: ShortenPrompt | undefined;
}

/** What an endpoint is sent of a prompt. */
export interface SentPrompt extends TrimmedPrompt {
  /** Null where there was nothing to cut, or nobody asked. */
  readonly shortened: ShortenedInput | null;
}

/**
 * A prompt as an endpoint is sent it: without the turns that its history limit leaves out, and, where it is paid, without what
 * shortening cuts. Both SIM and LIVE go by this. Tokens are estimated.
 */
export function sentPrompt(prompt: Prompt, rules: SendingRules, endpoint: Endpoint): SentPrompt {
  const whole = withSummary(trimHistory(prompt, rules.historyTokens ?? null, endpoint), rules, endpoint);
  const shorter = isPaid(endpoint) ? (rules.shorten?.(whole.prompt) ?? null) : null;
  const { inputTokens, trimmed } = whole;
  if (shorter === null) return { prompt: whole.prompt, inputTokens, trimmed, shortened: null };
  const { removedTokens, similarity, isFaithful } = shorter;
  const beforeTokens = whole.inputTokens;
  const afterTokens = beforeTokens - removedTokens;
  const tokens = { cacheRead: 0, cacheWrite: 0, visible: 0, reasoning: 0 };
  const costOf = (input: number): number => costUsd(endpoint.price, { ...tokens, input });
  const savedUsd = isFaithful ? costOf(beforeTokens) - costOf(afterTokens) : 0;
  const shortened = { beforeTokens, afterTokens, similarity, isSent: isFaithful, savedUsd };
  return isFaithful
    ? { ...whole, prompt: shorter.prompt, inputTokens: afterTokens, shortened }
    : { ...whole, shortened };
}

/** Whoever bills tokens, and every cloud; what runs on the user's own hours gains nothing. */
function isPaid({ price, tier }: Endpoint): boolean {
  return tier === 'cloud' || (price.kind === 'token' && price.inputUsdPerMTok > 0);
}

/** Puts a summary in the place of what was left out, where the context holds it. */
function withSummary(sent: TrimmedPrompt, { summarise }: SendingRules, { contextTokens }: Endpoint): TrimmedPrompt {
  const { prompt, trimmed } = sent;
  if (trimmed === null || summarise === undefined) return sent;
  const summary = summarise(trimmed);
  if (summary === null || sent.inputTokens + summary.tokens >= contextTokens) return sent;
  const { text } = summary;
  const turns = text === undefined ? prompt.turns : [{ role: 'user', text } as const, ...(prompt.turns ?? [])];
  return {
    prompt: turns === undefined ? prompt : { ...prompt, turns },
    inputTokens: sent.inputTokens + summary.tokens,
    trimmed: { ...trimmed, summary },
  };
}
