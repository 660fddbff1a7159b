import type { EndpointId } from './endpoint';
import type { Tier } from './prompt';
import type { StageId, TraceEntry } from './verdict';

/** Who serves a prompt and why; `tier` null when nothing may serve it. */
export interface Decision {
  readonly tier: Tier | null;
  readonly tierDecidedBy: StageId;
  /** The tier the endpoint was picked from: differs from `tier` only when `explored`. */
  readonly endpointId: EndpointId | null;
  readonly endpointPickedBy: StageId;
  readonly trace: readonly TraceEntry[];
  /** Distance of the deciding score to its threshold, in that stage's unit; null where the stage has none. */
  readonly margin: number | null;
  /** The complexity index, 0..100, and whether the embedding took part in it. */
  readonly complexityIndex: number;
  readonly complexityFrom: 'embedding' | 'text';
  /** Probability with which exactly this endpoint was picked, 0..1. */
  readonly propensity: number;
  /** How the endpoint was picked: the best arm, a uniform draw (which may hit the best arm too), a draw from the arms' posteriors, or a probe of one that had failed. */
  readonly draw: 'greedy' | 'random' | 'none' | 'sampled' | 'probe';
  /** The bandit crossed to the other tier within its exploration budget. */
  readonly explored: boolean;
  /** Who is tried next, in order, if the endpoint fails. */
  /** It went to the other tier ahead of a load that was foreseen. */
  readonly movedAhead?: true;
  readonly fallbacks: readonly EndpointId[];
  readonly policyVersion: number;
}
