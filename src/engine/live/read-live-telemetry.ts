import type { Telemetry } from '../../core/domain/telemetry';
import { summarise } from '../../core/telemetry/summarise';
import type { Half } from '../../core/telemetry/is-in-half';
import type { LiveRun } from './live-run';

/** The figures of live rows alone; there is no telling what they would have cost elsewhere. */
export function readLiveTelemetry(run: LiveRun, half: Half): Telemetry {
  const summary = summarise({
    telemetry: run.columns,
    half,
    endpoints: run.endpoints,
    allCloudCostUsd: null,
    overhead: [],
    promptsPerSecond: null,
    costBasis: (row) => run.costBasis(row),
  });
  return { ...summary, mode: 'live' };
}
