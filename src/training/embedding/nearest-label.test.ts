import { describe, expect, test } from 'vitest';
import { nearestLabel } from './nearest-label';
import type { TextVector } from './text-encoder';

const at = (degrees: number): TextVector => ({
  places: Uint32Array.of(0, 1),
  values: Float32Array.of(Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)),
});
const examples = [
  { vector: at(0), label: 'near' },
  { vector: at(20), label: 'many' },
  { vector: at(25), label: 'many' },
  { vector: at(170), label: 'far' },
  { vector: at(175), label: 'far' },
  { vector: at(180), label: 'far' },
];

describe('nearestLabel', () => {
  test('takes the nearest one for k = 1', () => {
    expect(nearestLabel(at(1), examples, 2, 1)).toBe('near');
  });

  test('weighs the votes of the k nearest by their cosine', () => {
    expect(nearestLabel(at(1), examples, 2, 3)).toBe('many');
  });

  test('asks the k nearest and no more', () => {
    const crowd = Array.from({ length: 9 }, (_, k) => ({ vector: at(60 + k), label: 'crowd' }));
    const pair = [0, 2].map((degrees) => ({ vector: at(degrees), label: 'pair' }));
    expect(nearestLabel(at(1), [...pair, ...crowd], 2, 4)).toBe('pair');
    expect(nearestLabel(at(1), [...pair, ...crowd], 2, 10)).toBe('crowd');
  });

  test('has no answer without examples', () => {
    expect(nearestLabel(at(1), [], 2)).toBeUndefined();
  });
});
