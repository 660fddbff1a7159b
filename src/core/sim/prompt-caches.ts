import type { Endpoint } from '../domain/endpoint';
import type { Prompt } from '../domain/prompt';
import type { SentPrompt } from '../conversations/sent-prompt';
import { estimateTokens } from '../features/estimate-tokens';

/** ≈ How long a provider keeps a beginning it was not sent again, ms: 5 minutes (Anthropic's documentation, as of 2026-09-28). */
const KEEP_MS = 300_000;
/** ≈ Shorter beginnings are not kept, in tokens; 512 to 4,096 by model (same source). */
const SHORTEST_TOKENS = 1024;

/** Input tokens of one call that a provider had kept, and that it keeps from now on at a price. */
export interface CachedInput {
  readonly cacheRead: number;
  readonly cacheWrite: number;
}

export const uncached: CachedInput = { cacheRead: 0, cacheWrite: 0 };

/** What one provider keeps of the conversations it has answered: the beginning that the next turn sends again. */
export class PromptCaches {
  readonly #kept = new Map<string, { readonly tokens: number; readonly atMs: number }>();

  /**
   * Tokens of a turn's input that were kept, and that are now. A provider without a price for it keeps nothing; one that
   * sells writing writes what it had not. A prompt without a session is not kept,
   * and one whose oldest turns were left out begins unlike the turn before.
   */
  read(
    prompt: Prompt,
    { price }: Endpoint,
    nowMs: number,
    { prompt: { text }, inputTokens, trimmed }: Pick<SentPrompt, 'prompt' | 'inputTokens' | 'trimmed'>,
  ): CachedInput {
    const { session } = prompt.metadata;
    if (session === undefined || price.kind !== 'token' || price.cacheReadUsdPerMTok === null) return uncached;
    if (inputTokens < SHORTEST_TOKENS) return uncached;
    const kept = this.#kept.get(session);
    const isWarm = trimmed === null && kept !== undefined && nowMs - kept.atMs <= KEEP_MS;
    const again = isWarm ? Math.min(kept.tokens, inputTokens - estimateTokens(text)) : 0;
    const cacheRead = again >= SHORTEST_TOKENS ? again : 0;
    return { cacheRead, cacheWrite: price.cacheWriteUsdPerMTok === null ? 0 : inputTokens - cacheRead };
  }

  /** Keeps the input of a turn that was answered, in tokens, for the next. */
  keep(prompt: Prompt, nowMs: number, inputTokens: number): void {
    const { session } = prompt.metadata;
    if (session !== undefined) this.#kept.set(session, { tokens: inputTokens, atMs: nowMs });
  }
}
