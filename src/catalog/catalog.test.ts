import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { compilePolicy } from '../core/compiled-policy';
import { catalog } from './catalog';
import { parseFile } from './parse-file';
import { samples } from './samples';

const { endpoints, defaultPolicy, model } = catalog;
const distinct = (values: readonly string[]): number => new Set(values).size;

describe('catalog', () => {
  it('has at least 8 endpoints of both tiers, each on sources with a date', () => {
    expect(distinct(endpoints.map((endpoint) => endpoint.id))).toBeGreaterThanOrEqual(8);
    expect(distinct(endpoints.map((endpoint) => endpoint.tier))).toBe(2);
    expect(distinct(endpoints.map((endpoint) => endpoint.alias))).toBe(endpoints.length);
  });

  it('has at least 240 labelled samples, half of them for tuning and half for reporting', () => {
    expect(distinct(samples.map((sample) => sample.id))).toBe(samples.length);
    expect(samples.length).toBeGreaterThanOrEqual(240);
    expect(samples.filter((sample) => sample.split === 'tune')).toHaveLength(samples.length / 2);
    expect(samples.every((sample) => sample.label?.source === 'sample-authors')).toBe(true);
    for (const half of ['tune', 'report'] as const) {
      const needs = samples.filter((sample) => sample.split === half).map((sample) => sample.label?.need);
      expect(new Set(needs)).toEqual(new Set(['local', 'cloud']));
    }
  });

  it('gives each endpoint an alias in the default policy, which compiles', () => {
    const compiled = compilePolicy(defaultPolicy, endpoints);
    if (!compiled.ok) throw new Error(compiled.failure.message);
    const on = endpoints.filter((endpoint) => endpoint.defaultOn);
    for (const tier of ['local', 'cloud'] as const) {
      expect(compiled.value.endpointIdsOf(tier, 0)).toEqual(
        on.filter((endpoint) => endpoint.tier === tier).map((endpoint) => endpoint.id),
      );
    }
  });

  it('has clusters of both tiers, and no utterance is a sample', () => {
    const { clusters } = defaultPolicy.semantic;
    const utterances = clusters.flatMap((cluster) => cluster.utterances);
    expect(distinct(clusters.map((cluster) => cluster.id))).toBe(clusters.length);
    expect(distinct(utterances)).toBe(utterances.length);
    const texts = new Set(samples.map((sample) => sample.text.trim().toLowerCase()));
    expect(utterances.filter((utterance) => texts.has(utterance.trim().toLowerCase()))).toEqual([]);
  });

  it('ships a model for the encoder, which has 256 dimensions', () => {
    expect(model.prior.embedding).toHaveLength(256);
    expect(model.encoder).toBe('router-embed-21k-256');
  });

  it('says which file is wrong, and where', () => {
    const schema = v.object({ rows: v.array(v.object({ id: v.string() })) });
    expect(() => parseFile('endpoints.json', schema, { rows: [{ id: 'a' }, { id: 1 }] })).toThrow(
      'src/catalog/endpoints.json, rows.1.id',
    );
  });
});
