import type { PolicyEffect } from '../core/domain/frontier';
import type { Tier } from '../core/domain/prompt';
import { RandomStreams } from '../core/sim/rng';
import { pairedBootstrap } from '../core/stats/paired-bootstrap';
import { OUTCOMES, STAGES } from '../core/telemetry/codes';
import type { TelemetryColumns } from '../core/telemetry/columns';

/**
 * What going from one policy to another does to a session's prompts: the same prompts were flown on the same streams under
 * both, so that it is what the log and the tiles show before and after, row by row.
 */
export function policyEffect(before: TelemetryColumns, after: TelemetryColumns, seed: number): PolicyEffect {
  const n = Math.min(before.length, after.length);
  const moves = { cloud: 0, local: 0, cache: 0, nobody: 0, model: 0 };
  const quality: number[] = [];
  let costBefore = 0;
  let costAfter = 0;
  for (let row = 0; row < n; row += 1) {
    const move = moveOf(before, after, row);
    if (move !== null) moves[move] += 1;
    costBefore += before.columns.costUsd[row] ?? 0;
    costAfter += after.columns.costUsd[row] ?? 0;
    if (before.prompts[row]?.label !== undefined) quality.push(acceptable(after, row) - acceptable(before, row));
  }
  return {
    n,
    moved: moves.cloud + moves.local + moves.cache + moves.nobody,
    toCloud: moves.cloud,
    toLocal: moves.local,
    toCache: moves.cache,
    toNobody: moves.nobody,
    otherModel: moves.model,
    costChange: costBefore === 0 ? null : (costAfter - costBefore) / costBefore,
    qualityChange: pairedBootstrap(quality, new RandomStreams(seed).stream('preview/quality')),
  };
}

/** Where a row goes that it did not go before; `model`: to another endpoint of the same tier. */
function moveOf(
  before: TelemetryColumns,
  after: TelemetryColumns,
  row: number,
): Tier | 'cache' | 'nobody' | 'model' | null {
  const tiers = [servingTier(before, row), servingTier(after, row)] as const;
  if (tiers[0] !== tiers[1]) return tiers[1] ?? 'nobody';
  return before.columns.endpoint[row] === after.columns.endpoint[row] ? null : 'model';
}

/** The tier that a row was routed to, or the cache; null where nobody may serve it or nobody is on. */
function servingTier(telemetry: TelemetryColumns, row: number): Tier | 'cache' | null {
  if (STAGES[telemetry.columns.decidedBy[row] ?? 0] === 'cache') return 'cache';
  return OUTCOMES[telemetry.columns.outcome[row] ?? 0] === 'blocked' ? null : telemetry.routedTier(row);
}

function acceptable({ columns }: TelemetryColumns, row: number): number {
  return Number(columns.quality[row] === 1);
}
