/** What can be cut from a text, and why. */
export type CutKind = 'white-space' | 'duplicate' | 'boilerplate' | 'courtesy';

/** A stretch that was cut, as UTF-16 offsets into the whole text; `to` is not in it. */
export interface TextCut {
  readonly from: number;
  readonly to: number;
  readonly kind: CutKind;
}

export interface ShortenedText {
  /** What is left. */
  readonly text: string;
  readonly cuts: readonly TextCut[];
}

/** What shortening made of one request before it was sent. */
export interface ShortenedInput {
  /** Estimated tokens of the request without and with shortening. */
  readonly beforeTokens: number;
  readonly afterTokens: number;
  /** Least cosine, by the in-tab encoder, of a text and what is left of it; null where the encoder could not read them. */
  readonly similarity: number | null;
  /** False where that is below the policy's floor: the whole text went out. */
  readonly isSent: boolean;
  /** USD less for the input, at the endpoint's list price; 0 where the whole text went out. */
  readonly savedUsd: number;
}
