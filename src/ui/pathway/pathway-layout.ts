import type { EndpointId } from '../../core/domain/endpoint';
import type { Tier } from '../../core/domain/prompt';
import type { TierStageId } from '../../core/domain/verdict';

export type NodeId = 'prompt' | TierStageId | 'bandit';

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Box extends Point {
  readonly width: number;
  readonly height: number;
}

/** An endpoint as a row of a rail: the name that policies use, and where it answers. */
export interface RailModel {
  readonly endpointId: EndpointId;
  readonly name: string;
  readonly tier: Tier;
}

/** Where everything of the pathway stands, in CSS pixels; nodes in the order in which they are asked. */
export interface PathwayLayout {
  readonly orientation: 'horizontal' | 'vertical';
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly { readonly id: NodeId; readonly box: Box }[];
  readonly rails: readonly { readonly tier: Tier; readonly box: Box }[];
  readonly rows: readonly { readonly model: RailModel; readonly box: Box; readonly port: Point }[];
  /** The bus along x (horizontal) or y (vertical), and the line across it that leads to the rows. */
  readonly bus: number;
  readonly trunk: number;
}

/** Below this width the nodes no longer fit beside each other. */
const HORIZONTAL_FROM = 720;
/** The strip at a rail's left that holds the tier's name. */
export const TAG_WIDTH = 16;
const tiers = ['cloud', 'local'] as const;

/** Lays the nodes out beside each other, or below each other where the width is under 720 px. */
export function pathwayLayout(
  width: number,
  order: readonly TierStageId[],
  models: readonly RailModel[],
): PathwayLayout {
  const ids: readonly NodeId[] = ['prompt', ...order, 'bandit'];
  return width >= HORIZONTAL_FROM ? horizontal(width, ids, models) : vertical(Math.max(width, 240), ids, models);
}

function horizontal(width: number, ids: readonly NodeId[], models: readonly RailModel[]): PathwayLayout {
  const railWidth = Math.min(230, Math.max(182, Math.round(width * 0.2)));
  const railX = width - railWidth;
  const trunk = railX - 18;
  const available = trunk - 8;
  const rows = railRows(models, { x: railX, y: 1, width: railWidth, height: 156 }, 15, (box) => ({
    x: railX,
    y: box.y + box.height / 2,
  }));
  const gates = ids.filter((id) => id === 'complexity').length;
  const pillars = ids.length - 1 - gates;
  const rest = available - PROMPT_WIDTH - gates * GATE_WIDTH;
  const pillarWidth = Math.min(136, Math.floor((rest - (ids.length - 1) * 11) / pillars));
  const gap = (rest - pillars * pillarWidth) / (ids.length - 1);
  let x = 1;
  const nodes = ids.map((id) => {
    const node = { id, box: horizontalBox(id, Math.round(x), pillarWidth) };
    x += node.box.width + gap;
    return node;
  });
  return { orientation: 'horizontal', width, height: rows.height, nodes, bus: 122, trunk, ...rows.placed };
}

const PROMPT_WIDTH = 82;
const GATE_WIDTH = 30;

function horizontalBox(id: NodeId, x: number, pillarWidth: number): Box {
  if (id === 'complexity') return { x, y: 12, width: GATE_WIDTH, height: 86 };
  return { x, y: 26, width: id === 'prompt' ? PROMPT_WIDTH : pillarWidth, height: 58 };
}

function vertical(width: number, ids: readonly NodeId[], models: readonly RailModel[]): PathwayLayout {
  const bus = width - 12;
  let y = 1;
  const nodes = ids.map((id) => {
    const box = { x: 1, y, width: width - 40, height: id === 'complexity' ? 28 : 36 };
    y += box.height + 10;
    return { id, box };
  });
  const area = { x: 1, y: y + 6, width: width - 40, height: 0 };
  const rows = railRows(models, area, 20, (box) => ({ x: box.x + box.width, y: box.y + box.height / 2 }));
  return { orientation: 'vertical', width, height: rows.height, nodes, bus, trunk: bus, ...rows.placed };
}

interface Placed {
  readonly height: number;
  readonly placed: Pick<PathwayLayout, 'rails' | 'rows'>;
}

/** Two framed rails below each other, cloud above, one row a model; rows shrink to fit `area`, the area grows if it must. */
function railRows(models: readonly RailModel[], area: Box, wantedPitch: number, portOf: (row: Box) => Point): Placed {
  const between = 8;
  const padding = 3;
  const frame = between + 4 * padding;
  const pitch =
    area.height === 0 ? wantedPitch : Math.min(18, Math.max(13.4, (area.height - frame) / Math.max(models.length, 6)));
  const rails: { tier: Tier; box: Box }[] = [];
  const rows: { model: RailModel; box: Box; port: Point }[] = [];
  let y = area.y;
  for (const tier of tiers) {
    const members = models.filter((model) => model.tier === tier);
    const height = Math.max(40, members.length * pitch + 2 * padding);
    const top = y + (height - members.length * pitch) / 2;
    rails.push({ tier, box: { x: area.x, y, width: area.width - 1, height } });
    members.forEach((model, index) => {
      const box = { x: area.x, y: top + index * pitch, width: area.width - 1, height: pitch };
      rows.push({ model, box: { ...box, x: box.x + TAG_WIDTH, width: box.width - TAG_WIDTH }, port: portOf(box) });
    });
    y += height + between;
  }
  return { height: Math.max(area.y + area.height, y - between) + 2, placed: { rails, rows } };
}

/** The way from a node down to the bus, along it, and into a model's row; only down to the bus without a row. */
export function routePoints(layout: PathwayLayout, from: NodeId, endpointId: EndpointId | null): readonly Point[] {
  const node = layout.nodes.find((candidate) => candidate.id === from);
  if (node === undefined) return [];
  const row = layout.rows.find((candidate) => candidate.model.endpointId === endpointId);
  const { box } = node;
  if (layout.orientation === 'horizontal') {
    const x = box.x + box.width / 2;
    const drop = [
      { x, y: box.y + box.height },
      { x, y: layout.bus },
    ];
    if (row === undefined) return drop;
    return [...drop, { x: layout.trunk, y: layout.bus }, { x: layout.trunk, y: row.port.y }, row.port];
  }
  const y = box.y + box.height / 2;
  const drop = [
    { x: box.x + box.width, y },
    { x: layout.bus, y },
  ];
  return row === undefined ? drop : [...drop, { x: layout.bus, y: row.port.y }, row.port];
}

/** The chain's line between two neighbouring nodes. */
export function chainPoints(layout: PathwayLayout, from: Box, to: Box): readonly Point[] {
  if (layout.orientation === 'horizontal') {
    const y = from.y + from.height / 2;
    return [
      { x: from.x + from.width, y },
      { x: to.x, y },
    ];
  }
  const x = 28;
  return [
    { x, y: from.y + from.height },
    { x, y: to.y },
  ];
}
