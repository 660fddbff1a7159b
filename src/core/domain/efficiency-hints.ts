import type { CutKind } from './shortened-text';

export type HintKind = CutKind | 'few-shot' | 'markup' | 'shared-prefix';

/** What the prompts of a session could do without, of one kind. */
export interface EfficiencyHint {
  readonly kind: HintKind;
  /** Prompts that have it. */
  readonly prompts: number;
  /** Estimated tokens over all of them. */
  readonly tokens: number;
  /** USD less per 1k requests, at the list price of whoever ended each; for a shared prefix what reading it from a prompt cache saves. */
  readonly usdPerThousand: number;
  /** The beginning of the dearest one. */
  readonly example: string;
}

/** Hints on the prompts of a session, most tokens first; kinds that nobody has are left out. */
export interface EfficiencyHints {
  readonly mode: 'sim' | 'live';
  readonly rows: number;
  readonly inputTokens: number;
  readonly hints: readonly EfficiencyHint[];
}
