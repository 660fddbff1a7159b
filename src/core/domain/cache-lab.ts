import type { Share } from './telemetry';

/** How a prompt was changed so that the old answer is wrong for it. */
export type SwapKind = 'negation' | 'number' | 'entity';

/** A prompt beside its swapped twin, and how near their vectors are. */
export interface SwappedPair {
  readonly kind: SwapKind;
  readonly text: string;
  readonly swapped: string;
  readonly cosine: number;
}

/** Wrong hits at one threshold: twins that a semantic cache would serve with the other's answer. */
export interface FalseHitRow {
  readonly threshold: number;
  readonly all: Share;
  readonly byKind: Readonly<Record<SwapKind, Share>>;
}

/** What the session's own prompts say about a semantic cache. */
export interface CacheLab {
  /** Prompts that twins were made of. */
  readonly prompts: number;
  readonly pairs: number;
  readonly rows: readonly FalseHitRow[];
  /** The nearest twins, nearest first. */
  readonly nearest: readonly SwappedPair[];
}
