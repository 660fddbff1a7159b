import { describe, expect, test } from 'vitest';
import { fakeFlightContext } from '../../testing/fake-flight-context';
import { fakeRouterModel } from '../../testing/fake-router-model';
import { hashedText } from '../../testing/hashed-text';
import type { IndexRefit } from '../domain/index-refit';
import type { Prompt } from '../domain/prompt';
import { featuresOf } from '../features/features-of';
import { complexityReading } from './complexity-reading';
import { refittedJudge } from './refitted-index';

const prompt: Prompt = { id: 'p', text: 'a question of some words', metadata: {}, origin: 'typed' };
const embedded = hashedText(prompt.text);
const { semanticIndex } = fakeFlightContext();
const refit: IndexRefit = {
  encoder: fakeRouterModel.encoder,
  router: fakeRouterModel.version,
  labels: 40,
  head: null,
  calibration: { bias: 4, index: 0, head: 0 },
};
const read = (own?: IndexRefit) =>
  complexityReading(fakeRouterModel, prompt, featuresOf(prompt), embedded, semanticIndex, own);

describe('the index under a refit', () => {
  test('goes by the refit, and back without it', () => {
    const shipped = read().index;
    expect(read(refit)).toEqual({ index: 98, from: 'embedding' });
    expect(read().index).toBe(shipped);
  });

  test('is as shipped where the refit was made over another encoder or router', () => {
    expect(read({ ...refit, encoder: 'another' })).toEqual(read());
    expect(read({ ...refit, router: '0' })).toEqual(read());
  });

  test('adds the head where the ranking was moved', () => {
    const columns = 2 + 27 + embedded.vector.length;
    const flat = new Array<number>(columns).fill(0);
    const head = { bias: 1, mean: flat, spread: flat.map(() => 1), weights: flat };
    expect(read({ ...refit, head, calibration: { bias: 0, index: 0, head: 2 } }).index).toBe(88);
    const byApp = { ...refit, head: { ...head, apps: { shop: -2 } }, calibration: { bias: 0, index: 0, head: 2 } };
    const of = (app: string): number => {
      const from: Prompt = { ...prompt, metadata: { app } };
      return complexityReading(fakeRouterModel, from, featuresOf(from), embedded, semanticIndex, byApp).index;
    };
    expect([of('shop'), of('lab'), of('constructor')]).toEqual([12, 88, 88]);
    const short = { ...head, weights: flat.slice(1) };
    expect(read({ ...refit, head: short })).toEqual(read());
  });
});

test('the judge reads a refitted index on its own scale: 7 at the default edge', () => {
  expect([0, 65, 100].map((index) => refittedJudge(index).difficulty)).toEqual([1, 7, 10]);
  expect(refittedJudge(66).difficulty).toBeGreaterThan(7);
});
