import type { TierStageId } from '../../core/domain/verdict';
import type { BulkCounts } from '../../engine/protocol';
import { bulkRoute } from './bulk-route';
import { promptsPerDot } from './bulk-scene';
import type { DotPool } from './dot-pool';
import type { NodeId, PathwayLayout } from './pathway-layout';

/** Pixels between two dots that set out together. */
const SPACING = 9;

/**
 * Sends one dot for every N prompts that were routed between two readings of the totals. Who decided and who answered are
 * separate totals, so a dot's decider is drawn in the proportions of its reading, not known for a single prompt.
 */
export function spawnDots(
  pool: DotPool,
  layout: PathwayLayout,
  order: readonly TierStageId[],
  before: BulkCounts | null,
  now: BulkCounts,
): void {
  const perDot = promptsPerDot(now.total);
  const deciders = decidersOf(order, before, now, perDot);
  let sent = 0;
  const send = (endpointId: string, kind: 'local' | 'cloud' | 'failed') => {
    const decider = deciders[sent % Math.max(1, deciders.length)] ?? order[0] ?? 'prompt';
    pool.spawn(kind, bulkRoute(layout, decider, endpointId), -sent * SPACING);
    sent += 1;
  };
  for (const { model } of layout.rows) {
    const dots = dotsBetween(before?.endpoints[model.endpointId], now.endpoints[model.endpointId], perDot);
    for (let index = 0; index < dots; index += 1) send(model.endpointId, model.tier);
  }
  const first = layout.rows[0];
  const failed = first === undefined ? 0 : dotsBetween(before?.failed, now.failed, perDot);
  for (let index = 0; index < failed; index += 1) send(first?.model.endpointId ?? '', 'failed');
}

/** Dots due between two totals, so that rounding loses none over a run. */
function dotsBetween(before: number | undefined, now: number | undefined, perDot: number): number {
  return Math.floor((now ?? 0) / perDot) - Math.floor((before ?? 0) / perDot);
}

function decidersOf(
  order: readonly TierStageId[],
  before: BulkCounts | null,
  now: BulkCounts,
  perDot: number,
): readonly NodeId[] {
  const nodes: NodeId[] = [];
  const add = (node: NodeId, from: number | undefined, to: number | undefined) => {
    const share = Math.round(((to ?? 0) - (from ?? 0)) / perDot);
    for (let index = 0; index < share; index += 1) nodes.push(node);
  };
  for (const stage of order) add(stage, before?.decidedBy[stage], now.decidedBy[stage]);
  for (const gate of ['privacy', 'residency', 'budget', 'context', 'cache', 'session'] as const)
    add('prompt', before?.decidedBy[gate], now.decidedBy[gate]);
  return nodes;
}
