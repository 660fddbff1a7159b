import type { PolicyEffect } from '../../core/domain/frontier';
import type { Tier } from '../../core/domain/prompt';
import { pairedShareChange } from '../../core/stats/paired-share-change';
import type { TelemetryColumns } from '../../core/telemetry/columns';
import { isInHalf } from '../../core/telemetry/is-in-half';
import { routeOf } from './route-of';

/** Rows between two chances to pause. */
const rowsAtOnce = 1024;

/**
 * What going from one policy to another does to a session's prompts: the same prompts were flown on the same streams under
 * both. Routes are counted over every row, as the log shows them; cost and quality over the rows of which headline, accuracy
 * tile and frontier speak: what nothing was tuned on, or every row where there is no such. `used`: rows that the second
 * policy rests on. Pauses every few milliseconds.
 */
export function* policyEffect(
  before: TelemetryColumns,
  after: TelemetryColumns,
  used: readonly number[] = [],
): Generator<void, PolicyEffect, void> {
  const n = Math.min(before.length, after.length);
  const all = Array.from({ length: n }, (_, row) => row);
  const moves = { cloud: 0, local: 0, cache: 0, human: 0, nobody: 0, model: 0 };
  for (const row of all) {
    if (row % rowsAtOnce === 0) yield;
    const move = moveOf(before, after, row);
    if (move !== null) moves[move] += 1;
  }
  const tuned = new Set(used);
  const heldOut = all.filter((row) => !tuned.has(row) && isInHalf(after.prompts[row] ?? {}, 'report'));
  const judged = heldOut.length === 0 ? all : heldOut;
  yield;
  const costBefore = costOf(before, judged);
  const change = { route: 0, model: 0, none: 0 };
  for (const [position, row] of judged.entries()) {
    // By position: no row of a half need be a multiple.
    if (position % rowsAtOnce === 0) yield;
    const move = moveOf(before, after, row);
    const kind = move === null ? 'none' : move === 'model' ? 'model' : 'route';
    change[kind] += (after.columns.costUsd[row] ?? 0) - (before.columns.costUsd[row] ?? 0);
  }
  return {
    n,
    moved: moves.cloud + moves.local + moves.cache + moves.human + moves.nobody,
    toCloud: moves.cloud,
    toLocal: moves.local,
    toCache: moves.cache,
    toNobody: moves.nobody,
    toPerson: moves.human,
    otherModel: moves.model,
    judged: { n: judged.length, heldOut: heldOut.length > 0 },
    costChange: costBefore === 0 ? null : (costOf(after, judged) - costBefore) / costBefore,
    costParts: costBefore === 0 ? null : { byRoute: change.route / costBefore, byModel: change.model / costBefore },
    qualityChange: pairedShareChange(
      judged
        .filter((row) => before.prompts[row]?.label !== undefined)
        .map((row) => acceptable(after, row) - acceptable(before, row)),
    ),
  };
}

function costOf({ columns }: TelemetryColumns, rows: readonly number[]): number {
  return rows.reduce((sum, row) => sum + (columns.costUsd[row] ?? 0), 0);
}

/** Where a row goes that it did not go before; `model`: to another endpoint of the same tier. */
function moveOf(
  before: TelemetryColumns,
  after: TelemetryColumns,
  row: number,
): Tier | 'cache' | 'human' | 'nobody' | 'model' | null {
  const tiers = [routeOf(before, row), routeOf(after, row)] as const;
  if (tiers[0] !== tiers[1]) return tiers[1] ?? 'nobody';
  return before.columns.endpoint[row] === after.columns.endpoint[row] ? null : 'model';
}

function acceptable({ columns }: TelemetryColumns, row: number): number {
  return Number(columns.quality[row] === 1);
}
