import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Cluster } from '../domain/policy';
import { buildSemanticIndex } from './semantic-index';

const dimensions = 8;
const unit = (values: readonly number[]): Float32Array => {
  const norm = Math.sqrt(values.reduce((sum, value) => sum + value * value, 0));
  return Float32Array.from(values, (value) => value / norm);
};
const vector = fc
  .array(fc.integer({ min: -100, max: 100 }), { minLength: dimensions, maxLength: dimensions })
  .filter((values) => values.some((value) => value !== 0))
  .map(unit);
const cluster = (id: string, tier: Cluster['tier'], utterances: string[]): Cluster => ({
  id,
  name: id,
  tier,
  scoreThreshold: null,
  utterances,
});

/** Clusters of both tiers with a vector for each utterance, and a text's vector. */
const scene = fc
  .record({
    cloud: fc.array(vector, { minLength: 1, maxLength: 12 }),
    local: fc.array(vector, { minLength: 1, maxLength: 12 }),
    text: vector,
  })
  .map(({ cloud, local, text }) => {
    const vectors = new Map<string, Float32Array>();
    const named = (tier: Cluster['tier'], list: Float32Array[]): Cluster[] =>
      list.map((one, index) => {
        vectors.set(`${tier} ${index}`, one);
        return cluster(`${tier}-${index % 3}-${index}`, tier, [`${tier} ${index}`]);
      });
    return { clusters: [...named('cloud', cloud), ...named('local', local)], vectors, text };
  });

describe('the semantic index', () => {
  it('gives the mean of the top k on each side and the nearest exemplars', () => {
    const vectors = new Map([
      ['a', unit([1, 0])],
      ['b', unit([3, 4])],
      ['c', unit([0, 1])],
      ['d', unit([-1, 0])],
    ]);
    const index = buildSemanticIndex(
      [cluster('x', 'cloud', ['a', 'b', 'c']), cluster('y', 'local', ['d'])],
      vectors,
      2,
    );
    const reading = index.score(unit([1, 0]));
    expect(reading.meanCloud).toBeCloseTo(0.8, 6);
    expect(reading.meanLocal).toBeCloseTo(-1, 6);
    expect(reading.margin).toBeCloseTo(1.8, 6);
    expect(reading.nearest.cloud.map((one) => one.utterance)).toEqual(['a', 'b', 'c']);
  });

  it('does not depend on the order of clusters', () => {
    fc.assert(
      fc.property(scene, fc.integer({ min: 1, max: 9 }), ({ clusters, vectors, text }, topK) => {
        const there = buildSemanticIndex(clusters, vectors, topK).score(text);
        const back = buildSemanticIndex([...clusters].reverse(), vectors, topK).score(text);
        expect(back).toEqual(there);
      }),
    );
  });

  it('never lowers the margin when the text itself joins a cloud cluster', () => {
    fc.assert(
      fc.property(scene, fc.integer({ min: 1, max: 9 }), ({ clusters, vectors, text }, topK) => {
        const before = buildSemanticIndex(clusters, vectors, topK).score(text).margin;
        const more = buildSemanticIndex(
          [...clusters, cluster('own', 'cloud', ['the text'])],
          new Map([...vectors, ['the text', text]]),
          topK,
        );
        expect(more.score(text).margin).toBeGreaterThanOrEqual(before - 1e-6);
      }),
    );
  });

  it('leaves an utterance out as if it had never been there', () => {
    fc.assert(
      fc.property(scene, ({ clusters, vectors, text }) => {
        const without = clusters.filter((one) => one.utterances[0] !== 'cloud 0');
        const reading = buildSemanticIndex(clusters, vectors, 4).scoreWithout(text, 'cloud 0');
        expect(reading).toEqual(buildSemanticIndex(without, vectors, 4).score(text));
      }),
    );
  });

  it('counts an utterance once in a tier and skips those without a vector', () => {
    const vectors = new Map([
      ['a', unit([1, 0])],
      ['zero', new Float32Array(2)],
    ]);
    const clusters = [cluster('x', 'cloud', ['a', 'zero', 'unknown']), cluster('y', 'cloud', ['a'])];
    expect(buildSemanticIndex(clusters, vectors, 8).size('cloud')).toBe(1);
  });

  it('remembers the reading of a vector', () => {
    const index = buildSemanticIndex([cluster('x', 'cloud', ['a'])], new Map([['a', unit([1, 0])]]), 8);
    const text = unit([1, 1]);
    expect(index.score(text)).toBe(index.score(text));
  });
});
