import type { ShortenPrompt } from '../../core/conversations/sent-prompt';
import type { Prompt } from '../../core/domain/prompt';
import type { TextCut } from '../../core/domain/shortened-text';
import { estimateTokens } from '../../core/features/estimate-tokens';
import { dot } from '../../core/pillars/dot';
import { shortenText } from '../../core/shortening/shorten-text';
import { Slicer } from '../slicer';
import type { TextVectors } from './text-vectors';

/** A text that can be shortened, and what is left of it. */
interface ShorterText {
  readonly text: string;
  readonly cuts: readonly TextCut[];
  readonly removedTokens: number;
  /** Null where the encoder cannot read one of the two. */
  readonly similarity: number | null;
}

/** Whose half of words the encoder does not know, it does not vouch for. */
const mostUnknown = 0.5;
/** By reference: the prompts hold them anyway. */
const mostTexts = 300_000;
const batchSize = 32;

/**
 * What shortening makes of the texts of a session's prompts, by text: system text, last turn, and what the user said before;
 * answers in a conversation stay whole. Each message is shortened by itself, so that a conversation's beginning stays the same from turn to turn.
 */
export class Shortenings {
  /** Null for a text from which nothing is cut. */
  readonly #known = new Map<string, ShorterText | null>();

  constructor(private readonly vectors: TextVectors) {}

  /** Shortens the texts of prompts that are new, and measures how like what is left is. Throws `cancelled`. */
  async prepare(prompts: readonly Prompt[], now: () => number, signal: AbortSignal): Promise<void> {
    const slicer = new Slicer(now, signal);
    let waiting: { readonly text: string; readonly cuts: readonly TextCut[]; readonly whole: string }[] = [];
    for (const prompt of prompts)
      for (const whole of textsOf(prompt)) {
        if (this.#known.has(whole)) continue;
        const shorter = shortenText(whole);
        if (shorter.cuts.length > 0) waiting.push({ ...shorter, whole });
        else this.#known.set(whole, null);
        if (waiting.length === batchSize) {
          await this.#measure(waiting, signal);
          waiting = [];
        }
        await slicer.pause();
      }
    await this.#measure(waiting, signal);
    for (const oldest of this.#known.keys()) {
      if (this.#known.size <= mostTexts) break;
      this.#known.delete(oldest);
    }
  }

  /** How prompts that were prepared are shortened under a least cosine. */
  under(floor: number): ShortenPrompt {
    return (prompt) => {
      const texts = textsOf(prompt).flatMap((text) => this.#known.get(text) ?? []);
      if (texts.length === 0) return null;
      const similarity = texts.reduce<number | null>(
        (least, one) => (least === null || one.similarity === null ? null : Math.min(least, one.similarity)),
        1,
      );
      const removedTokens = texts.reduce((sum, one) => sum + one.removedTokens, 0);
      return { prompt: this.#shortened(prompt), removedTokens, similarity, isFaithful: (similarity ?? -1) >= floor };
    };
  }

  #shortened(prompt: Prompt): Prompt {
    const left = (text: string): string => this.#known.get(text)?.text ?? text;
    const { system, turns } = prompt;
    return {
      ...prompt,
      text: left(prompt.text),
      ...(system === undefined ? {} : { system: left(system) }),
      ...(turns === undefined
        ? {}
        : { turns: turns.map((turn) => (turn.role === 'user' ? { ...turn, text: left(turn.text) } : turn)) }),
    };
  }

  async #measure(
    found: readonly { readonly text: string; readonly cuts: readonly TextCut[]; readonly whole: string }[],
    signal: AbortSignal,
  ): Promise<void> {
    const read = await this.vectors.read(
      found.flatMap(({ whole, text }) => [whole, text]),
      signal,
    );
    for (const [place, { whole, text, cuts }] of found.entries()) {
      const [before, after] = [read?.[2 * place], read?.[2 * place + 1]];
      const isRead =
        before !== undefined && after !== undefined && Math.min(before.tokens, after.tokens) > 0 &&
        Math.max(before.unknownShare, after.unknownShare) <= mostUnknown; // prettier-ignore
      const similarity = isRead ? Math.min(1, dot(before.vector, 0, after.vector)) : null;
      const removedTokens = Math.max(0, estimateTokens(whole) - estimateTokens(text));
      // Without an encoder it is asked again once there is one.
      if (read !== null) this.#known.set(whole, removedTokens === 0 ? null : { text, cuts, removedTokens, similarity });
    }
  }
}

function textsOf({ system, turns = [], text }: Prompt): readonly string[] {
  const said = turns.filter(({ role }) => role === 'user').map((turn) => turn.text);
  return [...(system === undefined ? [] : [system]), ...said, text];
}
