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
  /**
   * From its beginning to the first of 20 requests in a row that were all answered that would have been, with mean latency and
   * cost at most a quarter above and quality at most 10 points under the same requests without incidents; null: not yet.
   */
  readonly recoverMs: number | null;
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
  /** USD in all above the calm session's. */
  readonly extraUsd: number;
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
