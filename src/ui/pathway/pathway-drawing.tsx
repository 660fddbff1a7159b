import { useId } from 'react';
import type { FlightState } from '../../state/flight-state';
import type { BulkScene } from './bulk-scene';
import { BulkEdges } from './bulk-edges';
import { MovingDash } from './moving-dash';
import { PathwayEdges } from './pathway-edges';
import { routePoints, type PathwayLayout } from './pathway-layout';
import { PathwayNode } from './pathway-node';
import { PathwayRails } from './pathway-rails';
import type { Scene } from './pathway-scene';

interface PathwayDrawingProps {
  readonly layout: PathwayLayout;
  readonly flight: FlightState;
  readonly scene: Scene;
  readonly bulk: BulkScene | null;
  readonly isAnimated: boolean;
  /** What the drawing shows, in words. */
  readonly description: string;
}

/** The pathway as one SVG; everything on it also stands in `description` or in the label above it. */
export function PathwayDrawing({ layout, flight, scene, bulk, isAnimated, description }: PathwayDrawingProps) {
  const hatch = useId();
  const isGenerating = flight.state === 'generating' && bulk === null;
  const way = isGenerating && scene.decider !== null ? routePoints(layout, scene.decider, flight.endpointId) : null;
  return (
    <svg
      width={layout.width}
      height={layout.height}
      viewBox={`0 0 ${layout.width} ${layout.height}`}
      role="img"
      aria-label={description}
      className="block"
    >
      <defs>
        <pattern id={hatch} width={8} height={8} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <line x1={0} x2={0} y1={0} y2={8} className="stroke-fg" strokeWidth={2} />
        </pattern>
      </defs>
      {bulk === null ? (
        <PathwayEdges layout={layout} scene={scene} endpointId={flight.endpointId} isGenerating={isGenerating} />
      ) : (
        <BulkEdges layout={layout} bulk={bulk} />
      )}
      {way !== null && way.length > 2 && <MovingDash way={way} isMoving={isAnimated} />}
      {layout.nodes.map(({ id, box }) => (
        <PathwayNode
          key={id}
          id={id}
          box={box}
          node={bulk === null ? scene.nodes[id] : { look: 'idle', detail: bulkDetail(bulk, id) }}
          orientation={layout.orientation}
          hatch={hatch}
        />
      ))}
      <PathwayRails
        layout={layout}
        looks={bulk === null ? scene.rows : new Map()}
        tokens={flight.tokens}
        degraded={flight.state === 'degraded'}
        bulk={bulk}
      />
    </svg>
  );
}

/** In a bulk run a node says how many prompts came in. */
function bulkDetail(bulk: BulkScene, id: keyof Scene['nodes']): string {
  if (id === 'prompt') return `${bulk.done}`;
  const count = id === 'bandit' ? bulk.done : bulk.into[id]?.count;
  return count === undefined ? '' : `${count} in`;
}
