import type { EndpointId } from './endpoint';
import type { Tier } from './prompt';
import type { Failure } from './result';

/** Gates, in order, before any pillar is asked. */
export type GateId = 'privacy' | 'residency' | 'budget' | 'context';
/** Stages that can decide the tier, in their default order. */
export type TierStageId = 'rules' | 'semantic' | 'complexity' | 'judge';
export type StageId = GateId | 'cache' | TierStageId | 'session' | 'bandit' | 'human';

/** What one stage says. A failure is never a score. */
export type Verdict =
  | { readonly kind: 'select'; readonly endpointId: EndpointId; readonly confidence: number }
  | {
      readonly kind: 'narrow';
      readonly tier: Tier;
      readonly candidates: readonly EndpointId[];
      readonly confidence: number;
    }
  | { readonly kind: 'abstain'; readonly reason: string }
  | { readonly kind: 'veto'; readonly endpointIds: readonly EndpointId[]; readonly ruleId: string }
  | { readonly kind: 'failed'; readonly error: Failure }
  | { readonly kind: 'skipped'; readonly by: StageId | 'disabled' };

/** A score beside the threshold it was held against; margin = value - threshold, in the same unit. */
export interface Score {
  readonly value: number;
  readonly threshold: number;
  readonly margin: number;
  readonly unit: 'characters' | 'probability' | 'index' | 'difficulty' | 'reward';
}

/** What a stage looked at, for highlighting and for "which examples were nearest". */
export type Evidence =
  | { readonly kind: 'match'; readonly ruleId: string; readonly start: number; readonly end: number }
  | {
      readonly kind: 'neighbour';
      readonly clusterId: string;
      readonly clusterName: string;
      readonly tier: Tier;
      readonly utterance: string;
      readonly cosine: number;
    }
  /** A route of the user's own; the model it leads to, null for a tier. */
  | { readonly kind: 'route'; readonly ruleId: string; readonly endpointId: EndpointId | null }
  | { readonly kind: 'arm'; readonly endpointId: EndpointId; readonly meanReward: number; readonly pulls: number };

/** One line of a decision's trace: the verdict, why, and the shadow verdict of a stage that was skipped. */
export interface TraceEntry {
  readonly stage: StageId;
  readonly verdict: Verdict;
  readonly score?: Score;
  /** One sentence for people: what was seen, against what, with what effect. */
  readonly reason: string;
  readonly evidence?: readonly Evidence[];
  /** What a skipped stage would have said; present only in "evaluate all" mode. */
  readonly shadow?: { readonly verdict: Verdict; readonly score?: Score; readonly reason: string };
}
