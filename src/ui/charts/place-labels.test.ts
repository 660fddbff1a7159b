import { expect, test } from 'vitest';
import { placeLabels } from './place-labels';

test('a name stands left of its mark where there is room', () => {
  expect(placeLabels([{ x: 0.5, y: 0.5, name: 'now' }])).toEqual([{ dx: -10, dy: 0, anchor: 'end' }]);
});

test('a name at the left edge stands right of its mark', () => {
  expect(placeLabels([{ x: 0, y: 0.5, name: 'all local' }])[0]).toMatchObject({ anchor: 'start' });
});

test('names of marks that lie close together stand at different places', () => {
  const close = [
    { x: 0.6, y: 0.5, name: 'length rule' },
    { x: 0.63, y: 0.5, name: 'static rules' },
    { x: 0.58, y: 0.42, name: 'now' },
  ];
  expect(new Set(placeLabels(close).map((place) => JSON.stringify(place))).size).toBe(3);
});
