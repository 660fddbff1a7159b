import type { BulkEdge, BulkScene } from './bulk-scene';
import { chainPoints, routePoints, type NodeId, type PathwayLayout, type Point } from './pathway-layout';
import { QuietBus } from './pathway-edges';
import { svgPath } from './svg-path';

/** The lines of a bulk run, gray so that dots stand out on them: as wide as the share of prompts that took them, each with its count. */
export function BulkEdges({ layout, bulk }: { readonly layout: PathwayLayout; readonly bulk: BulkScene }) {
  return (
    <g className="fill-none stroke-control">
      <QuietBus layout={layout} />
      {layout.nodes.slice(1).map(({ id, box }, index) => {
        const before = layout.nodes[index];
        const edge = bulk.into[id];
        if (before === undefined) return null;
        return <Edge key={id} points={chainPoints(layout, before.box, box)} edge={edge} />;
      })}
      <Bus layout={layout} bulk={bulk} />
      {layout.nodes.map(({ id }) => {
        const edge = bulk.drop[id];
        return edge === undefined ? null : <Drop key={id} layout={layout} id={id} edge={edge} />;
      })}
      {layout.rows.map(({ model, port }) => {
        const edge = bulk.rows.get(model.endpointId);
        if (edge === undefined || edge.count === 0) return null;
        return <path key={model.endpointId} d={`M${layout.trunk} ${port.y} H${port.x}`} strokeWidth={edge.width} />;
      })}
    </g>
  );
}

/** The bus grows with every node that drops to it; from the last one on it carries everything to the rows. */
function Bus({ layout, bulk }: { readonly layout: PathwayLayout; readonly bulk: BulkScene }) {
  const stops = bulk.bus.flatMap(({ from, edge }) => {
    const end = routePoints(layout, from, null).at(-1);
    return end === undefined ? [] : [{ end, edge }];
  });
  const used = layout.rows.filter(({ model }) => (bulk.rows.get(model.endpointId)?.count ?? 0) > 0);
  const last = used.map(({ port }) => port.y);
  const first = stops[0];
  if (first === undefined || last.length === 0) return null;
  const horizontal = layout.orientation === 'horizontal';
  const end = horizontal ? { x: layout.trunk, y: layout.bus } : { x: layout.bus, y: Math.max(...last) };
  return (
    <>
      {stops.map(({ end: from, edge }, index) => (
        <path key={`${from.x} ${from.y}`} d={svgPath([from, stops[index + 1]?.end ?? end])} strokeWidth={edge.width} />
      ))}
      {horizontal && (
        <path
          d={`M${layout.trunk} ${Math.min(layout.bus, ...last)} V${Math.max(layout.bus, ...last)}`}
          strokeWidth={first.edge.width > 2 ? 4 : 2}
        />
      )}
    </>
  );
}

function Edge({ points, edge }: { readonly points: readonly Point[]; readonly edge: BulkEdge | undefined }) {
  return (
    <path
      d={svgPath(points)}
      strokeWidth={edge === undefined || edge.count === 0 ? 1 : edge.width}
      strokeDasharray={edge === undefined || edge.count === 0 ? '2 3' : undefined}
    />
  );
}

interface DropProps {
  readonly layout: PathwayLayout;
  readonly id: NodeId;
  readonly edge: BulkEdge;
}

function Drop({ layout, id, edge }: DropProps) {
  const points = routePoints(layout, id, null);
  const end = points.at(-1);
  const start = points[0];
  if (end === undefined || start === undefined) return null;
  const horizontal = layout.orientation === 'horizontal';
  return (
    <>
      <path d={svgPath(points)} strokeWidth={edge.width} />
      <text
        x={horizontal ? end.x : (start.x + end.x) / 2}
        y={horizontal ? end.y + 14 : start.y - 9}
        textAnchor="middle"
        dominantBaseline="central"
        stroke="none"
        className="fill-fg font-mono text-11"
      >
        {edge.count}
      </text>
    </>
  );
}
