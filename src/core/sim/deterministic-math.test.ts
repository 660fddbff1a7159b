import fc from 'fast-check';
import { expect, test } from 'vitest';
import { exp, log, log1p, logit, pow, sigmoid } from './deterministic-math';

function relativeError(value: number, reference: number): number {
  return reference === 0 ? Math.abs(value) : Math.abs(value - reference) / Math.abs(reference);
}

test('exp stays within 2e-15 of the engine over its range', () => {
  fc.assert(
    fc.property(fc.double({ min: -700, max: 700, noNaN: true }), (x) => relativeError(exp(x), Math.exp(x)) < 2e-15),
  );
});

test('log stays within 2e-15 of the engine over all positive numbers', () => {
  fc.assert(
    fc.property(fc.double({ min: 5e-324, max: 1e308, noNaN: true }), (x) => relativeError(log(x), Math.log(x)) < 2e-15),
  );
});

test('log1p keeps its digits near 0', () => {
  fc.assert(
    fc.property(fc.double({ min: -0.9, max: 10, noNaN: true }), (x) => relativeError(log1p(x), Math.log1p(x)) < 2e-15),
  );
});

test('pow loses no more digits than its exponent costs', () => {
  const base = fc.double({ min: 1e-6, max: 1e6, noNaN: true });
  fc.assert(
    fc.property(base, fc.double({ min: -40, max: 40, noNaN: true }), (x, y) => {
      const bound = (1 + Math.abs(y * Math.log(x))) * 5e-16;
      return relativeError(pow(x, y), Math.pow(x, y)) < bound;
    }),
  );
});

test('edges', () => {
  expect([exp(0), exp(-1000), exp(1000), log(1), log(0), pow(0, 2), pow(5, 0)]).toEqual([
    1,
    0,
    Infinity,
    0,
    -Infinity,
    0,
    1,
  ]);
  expect(log(-1)).toBeNaN();
});

test('logit undoes sigmoid', () => {
  fc.assert(fc.property(fc.double({ min: -20, max: 20, noNaN: true }), (x) => Math.abs(logit(sigmoid(x)) - x) < 1e-6));
});
