/** A figure before and after on the same held-out prompts; the change with its paired 95 % interval, in the figure's unit. */
export interface ProposalMetric {
  readonly id: 'reward' | 'quality' | 'cost' | 'latency' | 'p95' | 'local-share';
  readonly before: number;
  readonly after: number;
  readonly change: number;
  readonly low: number;
  readonly high: number;
  readonly n: number;
}

/** A prompt whose answer was acceptable before and would not be after; one tier twice: another model of it answers. */
export interface Regression {
  readonly row: number;
  readonly excerpt: string;
  readonly from: 'local' | 'cloud';
  readonly to: 'local' | 'cloud';
}

/** What Optimize Load found: a change with its evidence, or the plain statement that there is none. It changes nothing itself. */
export type Proposal =
  | {
      readonly kind: 'proposal';
      readonly edgeThreshold: { readonly from: number; readonly to: number };
      readonly similarityThreshold: { readonly from: number; readonly to: number };
      readonly metrics: readonly ProposalMetric[];
      /** Held-out prompts that change route. */
      readonly toCloud: number;
      readonly toLocal: number;
      readonly regressions: readonly Regression[];
      readonly regressionCount: number;
      readonly improvementCount: number;
      readonly searched: number;
      readonly nSearch: number;
      readonly nHeldOut: number;
    }
  | {
      readonly kind: 'nothing-better';
      readonly sentence: string;
      readonly searched: number;
      readonly nSearch: number;
      readonly nHeldOut: number;
    }
  | {
      readonly kind: 'not-enough-labels';
      readonly sentence: string;
      readonly labelled: number;
      readonly needed: number;
    };
