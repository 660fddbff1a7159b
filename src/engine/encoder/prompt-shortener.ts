import type { ShortenPrompt } from '../../core/conversations/sent-prompt';
import type { Policy } from '../../core/domain/policy';
import type { Prompt } from '../../core/domain/prompt';
import type { Shortenings } from './shortenings';
import type { TextVectors } from './text-vectors';

type Asked = Pick<Policy['answers'], 'shorten'>;

/** Shortens prompts where a policy asks for it; the code for it is fetched then. */
export class PromptShortener {
  #shortenings: Shortenings | null = null;

  constructor(
    private readonly vectors: TextVectors,
    private readonly now: () => number,
  ) {}

  /** Must have ended before the prompts are flown. Throws `cancelled`. */
  async prepare(prompts: readonly Prompt[], { shorten }: Asked, signal: AbortSignal): Promise<void> {
    if (shorten === null) return;
    if (this.#shortenings === null) {
      const { Shortenings: Made } = await import('./shortenings');
      this.#shortenings ??= new Made(this.vectors);
    }
    await this.#shortenings.prepare(prompts, this.now, signal);
  }

  /** Undefined where nothing is to be shortened. */
  under({ shorten }: Asked): ShortenPrompt | undefined {
    if (shorten === null) return undefined;
    return (prompt) => this.#shortenings?.under(shorten.floor)(prompt) ?? null;
  }
}
