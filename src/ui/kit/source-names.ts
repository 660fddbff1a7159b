import type { LabelSource } from '../../core/domain/prompt';

/** Whose labels a figure rests on. */
export const sourceNames: Readonly<Record<LabelSource, string>> = {
  'sample-authors': 'the samples’ authors',
  user: 'you',
  'recorded-outcome': 'recorded outcomes',
  judge: 'a judge',
};
