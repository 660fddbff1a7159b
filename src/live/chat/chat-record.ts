import type { TokenCount } from '../../core/domain/outcome';
import type { ChatPart, ReportedUsage } from './chat-part';
import { KeyScrubber } from './key-scrubber';
import type { LiveTarget } from './live-target';

/** Characters kept of an answer; the rest is counted, not kept. */
const longestAnswer = 400_000;

/** What a call has brought so far. Times in ms since the request was started. */
export class ChatRecord {
  readonly #now: () => number;
  readonly #startMs: number;
  readonly #text: KeyScrubber;
  readonly #onDelta: (text: string) => void;
  #firstMs: number | null = null;
  #lastMs = 0;
  #endMs: number | null = null;
  #usage: ReportedUsage | null = null;
  text = '';
  reasoning = '';
  finishReason: string | null = null;
  /** Messages that brought a token. */
  parts = 0;

  constructor(target: LiveTarget, now: () => number, onDelta: (text: string) => void) {
    this.#now = now;
    this.#startMs = now();
    this.#text = new KeyScrubber([target.key, ...Object.values(target.headers)]);
    this.#onDelta = onDelta;
  }

  /** How long the call took, or has taken so far. */
  get durationMs(): number {
    return this.#endMs ?? this.#now() - this.#startMs;
  }

  /** Time to the first token; null before it. */
  get ttftMs(): number | null {
    return this.#firstMs;
  }

  /** Whether the answer says anything. */
  get isEmpty(): boolean {
    return this.text === '' && this.reasoning === '';
  }

  /** Takes in a part; answers whether it brought a token. */
  take(part: ChatPart & { kind: 'delta' }): boolean {
    this.finishReason = part.finishReason ?? this.finishReason;
    this.#usage = part.usage ?? this.#usage;
    if (part.text === '' && part.reasoning === '') return false;
    this.parts += 1;
    this.#lastMs = this.durationMs;
    this.#firstMs ??= this.#lastMs;
    this.reasoning = (this.reasoning + part.reasoning).slice(0, longestAnswer);
    this.#keep(this.#text.push(part.text));
    return true;
  }

  /** No part follows. */
  end(): void {
    this.#endMs ??= this.durationMs;
    this.#keep(this.#text.end());
  }

  /** What was used: as the server reports it, else estimated from the texts. */
  tokens(
    inputTokens: number,
    estimate: (text: string) => number,
  ): { readonly tokens: TokenCount; readonly usage: 'reported' | 'estimated' } {
    const usage = this.#usage;
    if (usage === null) {
      const tokens = { input: inputTokens, cacheRead: 0, cacheWrite: 0, visible: estimate(this.text) };
      return { tokens: { ...tokens, reasoning: estimate(this.reasoning) }, usage: 'estimated' };
    }
    const { input, cacheRead, output, reasoning } = usage;
    return { tokens: { input, cacheRead, cacheWrite: 0, visible: output - reasoning, reasoning }, usage: 'reported' };
  }

  /** Mean time of a token after the first, by how many there were; null where there was no second. */
  tpotMs(outputTokens: number): number | null {
    if (this.#firstMs === null || outputTokens < 2) return null;
    return (this.#lastMs - this.#firstMs) / (outputTokens - 1);
  }

  #keep(text: string): void {
    if (text === '') return;
    this.text = (this.text + text).slice(0, longestAnswer);
    this.#onDelta(text);
  }
}
