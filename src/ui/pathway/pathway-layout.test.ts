import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pathwayLayout, routePoints, type Box, type RailModel } from './pathway-layout';

const order = ['rules', 'semantic', 'complexity', 'judge'] as const;
const models = (cloud: number, local: number): readonly RailModel[] => [
  ...Array.from({ length: cloud }, (_, i) => ({ endpointId: `c${i}`, name: `cloud-${i}`, tier: 'cloud' as const })),
  ...Array.from({ length: local }, (_, i) => ({ endpointId: `l${i}`, name: `local-${i}`, tier: 'local' as const })),
];
const right = (box: Box) => box.x + box.width;

describe('pathwayLayout', () => {
  it('leaves room for the label line within 208 px, with every model of the catalogue on', () => {
    expect(pathwayLayout(728, order, models(7, 3)).height).toBeLessThanOrEqual(168);
  });

  it('keeps nodes apart, in order and left of the rails at every width from 720 px', () => {
    fc.assert(
      fc.property(fc.integer({ min: 720, max: 1800 }), fc.nat(8), fc.nat(4), (width, cloud, local) => {
        const layout = pathwayLayout(width, order, models(cloud, local));
        layout.nodes.slice(1).forEach(({ box }, index) => {
          expect(box.x).toBeGreaterThanOrEqual(right(layout.nodes[index]!.box) + 9);
        });
        expect(right(layout.nodes.at(-1)!.box)).toBeLessThan(layout.trunk);
        for (const { box } of layout.rails) expect(right(box)).toBeLessThanOrEqual(width);
      }),
    );
  });

  it('stacks the nodes below 720 px and stays within a phone', () => {
    const layout = pathwayLayout(288, order, models(5, 3));
    expect(layout.orientation).toBe('vertical');
    expect(layout.nodes.every(({ box }) => right(box) < layout.bus)).toBe(true);
    expect(layout.bus).toBeLessThan(288);
  });

  it('leads from the deciding node over the bus into the row of the model', () => {
    const layout = pathwayLayout(728, order, models(2, 1));
    const way = routePoints(layout, 'semantic', 'l0');
    expect(way.at(1)?.y).toBe(layout.bus);
    expect(way.at(-1)).toEqual(layout.rows.find(({ model }) => model.endpointId === 'l0')?.port);
    expect(routePoints(layout, 'semantic', 'not there')).toHaveLength(2);
  });
});
