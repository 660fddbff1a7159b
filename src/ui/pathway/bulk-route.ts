import { routePoints, type NodeId, type PathwayLayout, type Point } from './pathway-layout';

/** The whole way of one prompt in a bulk run: along the chain to the node that decided, down, and over the bus to its model. */
export function bulkRoute(layout: PathwayLayout, decider: NodeId, endpointId: string): readonly Point[] {
  const first = layout.nodes[0];
  const way = routePoints(layout, decider, endpointId);
  const start = way[0];
  if (first === undefined || start === undefined) return [];
  if (layout.orientation === 'horizontal') {
    const y = first.box.y + first.box.height / 2;
    return [{ x: first.box.x + first.box.width, y }, { x: start.x, y }, ...way];
  }
  const x = 28;
  return [{ x, y: first.box.y + first.box.height }, { x, y: start.y }, ...way];
}
