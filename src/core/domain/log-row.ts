import type { CostBasis } from './cost-basis';
import type { StageId } from './verdict';
import type { EndpointId } from './endpoint';
import type { Label, Tier } from './prompt';
import type { Outcome } from './outcome';

export type OutcomeKind = Outcome['kind'];

/** One finished flight as the log shows it. Money in USD, times in ms. */
export interface LogRow {
  /** Position in the session, from 0; the log numbers from 1. */
  readonly row: number;
  readonly promptId: string;
  /** The first 200 characters, on one line. */
  readonly excerpt: string;
  /** The tier that was decided. */
  readonly tier: Tier | null;
  readonly decidedBy: StageId;
  /** Who was tried last, and its tier: not the decided one where the bandit explored, a failure led there, or nobody was on. */
  readonly endpointId: EndpointId | null;
  readonly endpointTier: Tier | null;
  readonly explored: boolean;
  readonly outcome: OutcomeKind;
  readonly failedOver: boolean;
  /** A check doubted the local answer, and the cloud's took its place. */
  readonly escalated: boolean;
  readonly complexityIndex: number;
  readonly complexityFrom: 'embedding' | 'text';
  readonly costUsd: number;
  readonly costBasis?: CostBasis;
  /** Null where nobody was called. */
  readonly latencyMs: number | null;
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly label: Label | null;
  /** 1 acceptable, 0 not, null where nobody has labelled the prompt. */
  readonly acceptable: boolean | null;
  readonly sensitive: boolean;
  /** Left the device though it carried sensitive data. */
  readonly leaked: boolean;
  readonly topic: string | null;
  /** What each tier stage said, in policy order: passed, decided, skipped or failed. */
  readonly agreement: readonly ('passed' | 'decided' | 'skipped' | 'failed')[];
}
