import type { Incident } from './scenario';

/** What an incident did to a session, beside the same session without any. Times in ms of the virtual clock. */
export interface IncidentReport {
  readonly incident: Incident;
  /** Ahead: no request has met it yet. Ended: requests came after it. */
  readonly state: 'ahead' | 'on' | 'ended';
  /** The first request that met it, and the first after it; null where there is none. */
  readonly fromRow: number | null;
  readonly toRow: number | null;
  readonly fromMs: number | null;
  readonly toMs: number | null;
  /** Requests that came while it lasted. */
  readonly n: number;
  /** Of them: failed here, and answered without incidents. */
  readonly requestsLost: number;
  /** Of them: answered by another endpoint than the one first called. */
  readonly failedOver: number;
  readonly recovery: Recovery;
  /** USD above the calm session's, with all incidents at once; null while it is ahead. */
  readonly extraUsd: ExtraCost | null;
  /** How much of the traffic the target's endpoints were picked for; null for a fault of all traffic. */
  readonly targetShare: TargetShare | null;
  /** The requests that the fault could touch; null while it is ahead. */
  readonly touched: TouchedRequests | null;
}

/** Requests of the fault's time that called the target's endpoints, under the fault or without it; of a fault of all traffic all. */
export interface TouchedRequests {
  readonly n: number;
  /** Mean latency above the calm session's, ms, over those answered in both; null where none was. */
  readonly extraMs: number | null;
}

/**
 * Whether things are as without incidents again, counted from its end. A window of 20 requests in a row is well where all were
 * answered that would have been, with mean latency and cost at most a quarter above and quality at most 10 points under the
 * same requests without incidents. Recovered: `ms` after its end the last window ended that was not well, 0 where none was. Not
 * yet: the last 20 requests are not well. Too early: fewer than 20 came after it. None: it has not ended. Unhurt: every window was well.
 */
export type Recovery =
  { readonly kind: 'recovered'; readonly ms: number } | { readonly kind: 'not-yet' | 'too-early' | 'none' | 'unhurt' };

/** USD above the calm session's over every request from the incident's first on. */
export interface ExtraCost {
  readonly all: number;
  /** Of it: of requests after its end; null where it has none. */
  readonly afterEnd: number | null;
}

/** Shares 0..1 of the requests that anybody was called for, each null where there was none. */
export interface TargetShare {
  /** Over as many requests as it lasted, right before it. */
  readonly before: number | null;
  readonly during: number | null;
  /** Over the second half of it: what the router had settled on. */
  readonly settled: number | null;
  /** Over all that came after it. */
  readonly after: number | null;
}
