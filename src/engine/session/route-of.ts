import type { Tier } from '../../core/domain/prompt';
import { OUTCOMES, STAGES } from '../../core/telemetry/codes';
import type { TelemetryColumns } from '../../core/telemetry/columns';

/** The tier that a row was routed to, the cache or a person; null where nobody may serve it or nobody is on. */
export function routeOf(telemetry: TelemetryColumns, row: number): Tier | 'cache' | 'human' | null {
  const by = STAGES[telemetry.columns.decidedBy[row] ?? 0];
  if (by === 'cache' || by === 'human') return by;
  return OUTCOMES[telemetry.columns.outcome[row] ?? 0] === 'blocked' ? null : telemetry.routedTier(row);
}
