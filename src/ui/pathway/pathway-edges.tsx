import { chainPoints, routePoints, type NodeId, type PathwayLayout, type Point } from './pathway-layout';
import type { Scene } from './pathway-scene';
import { svgPath } from './svg-path';

interface PathwayEdgesProps {
  readonly layout: PathwayLayout;
  readonly scene: Scene;
  /** Who is answering or answered. */
  readonly endpointId: string | null;
  readonly isGenerating: boolean;
}

/** Every line of one flight: the chain, the quiet bus, the way taken over it, and what was cut or barred. */
export function PathwayEdges({ layout, scene, endpointId, isGenerating }: PathwayEdgesProps) {
  return (
    <g className="fill-none stroke-fg">
      <QuietBus layout={layout} />
      <Chain layout={layout} scene={scene} />
      <BanditStub layout={layout} scene={scene} />
      {scene.blocked ? (
        <Bar layout={layout} at={scene.decider ?? 'prompt'} />
      ) : (
        <TakenWay layout={layout} scene={scene} endpointId={endpointId} isGenerating={isGenerating} />
      )}
    </g>
  );
}

/** The bus with a branch to every row, as it lies there while nothing uses it. */
export function QuietBus({ layout }: { readonly layout: PathwayLayout }) {
  const first = layout.nodes[0];
  const rows = layout.rows.map((row) => row.port.y);
  if (first === undefined || rows.length === 0) return null;
  const [start] = routePoints(layout, first.id, null).slice(-1);
  if (start === undefined) return null;
  const low = Math.min(...rows);
  const high = Math.max(...rows);
  const spine =
    layout.orientation === 'horizontal'
      ? `${svgPath([start, { x: layout.trunk, y: layout.bus }])} M${layout.trunk} ${Math.min(low, layout.bus)} V${Math.max(high, layout.bus)}`
      : svgPath([start, { x: layout.bus, y: high }]);
  const stubs = layout.rows.map(({ port }) => `M${layout.trunk} ${port.y} H${port.x}`).join(' ');
  return <path d={`${spine} ${stubs}`} className="stroke-control" strokeDasharray="1 3" />;
}

function Chain({ layout, scene }: { readonly layout: PathwayLayout; readonly scene: Scene }) {
  return layout.nodes.slice(1).map(({ id, box }, index) => {
    const before = layout.nodes[index];
    if (before === undefined) return null;
    const { look } = scene.nodes[id];
    // The way from the last pillar that was asked to the bandit runs over the bus.
    const reached = id !== 'bandit' && look !== 'idle' && look !== 'skipped';
    const dotted = look === 'skipped' || (id === 'bandit' && scene.decider !== null);
    return (
      <path
        key={id}
        d={svgPath(chainPoints(layout, before.box, box))}
        strokeWidth={reached ? 2 : 1}
        strokeDasharray={dotted ? '2 3' : undefined}
      />
    );
  });
}

/** The bandit picks on the bus: a stub ties its node to it. */
function BanditStub({ layout, scene }: { readonly layout: PathwayLayout; readonly scene: Scene }) {
  if (scene.nodes.bandit.look !== 'passed') return null;
  const points = routePoints(layout, 'bandit', null);
  const end = points.at(-1);
  if (end === undefined) return null;
  return (
    <>
      <path d={svgPath(points)} />
      <circle cx={end.x} cy={end.y} r={3} className="fill-bg" />
    </>
  );
}

/** A thick bar across the bus just behind the node that blocked. */
function Bar({ layout, at }: { readonly layout: PathwayLayout; readonly at: NodeId }) {
  const drop = routePoints(layout, at, null);
  const end = drop.at(-1);
  if (end === undefined) return null;
  const bar =
    layout.orientation === 'horizontal'
      ? `M${end.x + 18} ${end.y - 14} V${end.y + 14}`
      : `M${end.x - 12} ${end.y + 18} H${end.x + 11}`;
  const before = layout.orientation === 'horizontal' ? { x: end.x + 16, y: end.y } : { x: end.x, y: end.y + 16 };
  return (
    <>
      <path d={svgPath([...drop, before])} strokeWidth={2} />
      <path d={bar} strokeWidth={4} />
    </>
  );
}

function TakenWay({ layout, scene, endpointId, isGenerating }: PathwayEdgesProps) {
  if (scene.decider === null) return null;
  const failed = [...scene.rows].filter(([, look]) => look === 'failed').map(([id]) => id);
  const current = endpointId !== null && scene.rows.get(endpointId) !== 'failed' ? endpointId : null;
  const way = routePoints(layout, scene.decider, current ?? failed[0] ?? null);
  const doubled = current !== null && scene.rows.get(current) === 'fallback';
  return (
    <>
      {failed.length > 0 && current === null ? (
        <CutWay layout={layout} way={way} />
      ) : (
        <path d={svgPath(way)} strokeWidth={isGenerating ? 1 : doubled ? 6 : 2} />
      )}
      {doubled && <path d={svgPath(way)} strokeWidth={2} className="stroke-bg" />}
      {current !== null && failed.map((id) => <CutStub key={id} layout={layout} endpointId={id} />)}
    </>
  );
}

/** A way that ends at a failed row: drawn up to the cut. */
function CutWay({ layout, way }: { readonly layout: PathwayLayout; readonly way: readonly Point[] }) {
  const port = way.at(-1);
  const turn = way.at(-2);
  if (port === undefined || turn === undefined || way.length < 4 - Number(layout.orientation === 'vertical'))
    return null;
  return (
    <>
      <path d={svgPath(way.slice(0, -1))} strokeWidth={2} />
      <Cross x={(port.x + turn.x) / 2} y={port.y} />
    </>
  );
}

function CutStub({ layout, endpointId }: { readonly layout: PathwayLayout; readonly endpointId: string }) {
  const row = layout.rows.find(({ model }) => model.endpointId === endpointId);
  if (row === undefined) return null;
  return <Cross x={(row.port.x + layout.trunk) / 2} y={row.port.y} />;
}

/** The cut: a gap in the line with a cross in it. */
function Cross({ x, y }: Point) {
  return (
    <>
      <rect x={x - 7} y={y - 5} width={14} height={10} className="fill-bg" stroke="none" />
      <path d={`M${x - 4} ${y - 4} l8 8 m0 -8 l-8 8`} strokeWidth={2} />
    </>
  );
}
