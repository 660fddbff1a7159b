import type { EndpointId } from '../../core/domain/endpoint';
import type { TierStageId } from '../../core/domain/verdict';
import type { BulkCounts } from '../../engine/protocol';
import type { NodeId } from './pathway-layout';

/** One edge of a bulk run: how many prompts took it, and how wide it is drawn, 1-8 px by share. */
export interface BulkEdge {
  readonly count: number;
  readonly width: number;
}

/** Counts of a bulk run laid on the pathway's edges. */
export interface BulkScene {
  readonly done: number;
  readonly total: number;
  readonly failed: number;
  /** Into each node: prompts that no node before it decided. */
  readonly into: Readonly<Partial<Record<NodeId, BulkEdge>>>;
  /** Down from each node to the bus: prompts that it decided. */
  readonly drop: Readonly<Partial<Record<NodeId, BulkEdge>>>;
  /** The bus from each node that decided to the next one that did: prompts that have dropped to it so far. */
  readonly bus: readonly { readonly from: NodeId; readonly edge: BulkEdge }[];
  readonly rows: ReadonlyMap<EndpointId, BulkEdge>;
}

/** Lays running totals on the edges; gates and the cache drop from the prompt's node, as they speak before the pillars. */
export function bulkScene(counts: BulkCounts, order: readonly TierStageId[]): BulkScene {
  const edge = (count: number): BulkEdge => ({
    count,
    width: counts.done === 0 ? 1 : 1 + 7 * Math.min(1, count / counts.done),
  });
  const { decidedBy } = counts;
  const atPrompt =
    (decidedBy.privacy ?? 0) +
    (decidedBy.residency ?? 0) +
    (decidedBy.budget ?? 0) +
    (decidedBy.context ?? 0) +
    (decidedBy.cache ?? 0);
  const into: Partial<Record<NodeId, BulkEdge>> = {};
  const drop: Partial<Record<NodeId, BulkEdge>> = {};
  if (atPrompt > 0) drop.prompt = edge(atPrompt);
  let left = Math.max(0, counts.done - atPrompt);
  for (const stage of order) {
    const decided = decidedBy[stage] ?? 0;
    into[stage] = edge(left);
    if (decided > 0) drop[stage] = edge(decided);
    // A prompt that nobody decided falls back to the complexity gate, behind nodes that it had already passed.
    left = Math.max(0, left - decided);
  }
  let onBus = 0;
  const bus = (['prompt', ...order] as const).flatMap((from) => {
    onBus += drop[from]?.count ?? 0;
    return drop[from] === undefined ? [] : [{ from, edge: edge(onBus) }];
  });
  const rows = new Map(Object.entries(counts.endpoints).map(([id, count]) => [id, edge(count)]));
  return { done: counts.done, total: counts.total, failed: counts.failed, into, drop, bus, rows };
}

/** How many prompts one dot stands for, so that at most 200 dots are ever drawn. */
export function promptsPerDot(total: number): number {
  return Math.max(1, Math.ceil(total / 200));
}
