import type { Telemetry } from '../core/domain/telemetry';
import type { BulkCounts } from '../engine/protocol';

/** A session's figures as the totals of one run, for the pathway at rest: every row, whenever it was routed. */
export function sessionTotals({ routed, decidedBy, endpoints, failed }: Telemetry): BulkCounts {
  const served = endpoints.flatMap((one) => (one.served === 0 ? [] : [[one.endpointId, one.served] as const]));
  return { total: routed, done: routed, decidedBy, endpoints: Object.fromEntries(served), failed };
}
