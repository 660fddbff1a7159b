import type { FigureBasis } from '../../core/domain/figure-basis';

/** What figures are over, as it stands beside their n. */
export const basisName: Readonly<Record<FigureBasis, string>> = {
  'held-out': 'held out or own',
  'in-sample': 'in sample: the policy was fitted on all of them',
  all: 'prompts, all',
};
