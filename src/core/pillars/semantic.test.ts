import { describe, expect, it } from 'vitest';
import type { EmbeddedText } from '../effects';
import type { Cluster } from '../domain/policy';
import type { Prompt } from '../domain/prompt';
import type { RouterModel } from './router-model';
import { semanticVerdict } from './semantic';
import { buildSemanticIndex } from './semantic-index';

const model: RouterModel = {
  version: 'test',
  encoder: 'test',
  languages: ['en'],
  prior: { bias: 0, lexical: [], embedding: [] },
  judge: { bias: 0, lexical: [], embedding: [], item: { ability: 1, difficulty: 1, intercept: 0 }, residual: 1 },
  judgeDeciles: [],
  semantic: { slope: 2, intercept: 0 },
  complexity: { embedding: { bias: 0, weights: [] }, text: { bias: 0, weights: [] } },
};
const vectors = new Map([
  ['prove it', Float32Array.of(1, 0)],
  ['say hi', Float32Array.of(0, 1)],
]);
const clusters = (cloudThreshold: number | null = null): Cluster[] => [
  { id: 'proofs', name: 'Proofs', tier: 'cloud', scoreThreshold: cloudThreshold, utterances: ['prove it'] },
  { id: 'greetings', name: 'Greetings', tier: 'local', scoreThreshold: null, utterances: ['say hi'] },
];
const prompt = (text: string): Prompt => ({ id: 'p', text, metadata: {}, origin: 'typed' });
const embedded = (x: number, y: number, unknownShare = 0, tokens = 3): EmbeddedText => ({
  vector: Float32Array.of(x, y),
  tokens,
  unknownShare,
});
const ask = (
  text: EmbeddedText,
  similarityThreshold = 0.85,
  list = clusters(),
  words = 'some text',
  uncalibrated: string | null = null,
) =>
  semanticVerdict(
    prompt(words),
    { embedded: text, index: buildSemanticIndex(list, vectors, 8), curve: model.semantic, uncalibrated },
    { enabled: true, similarityThreshold, topK: 8, clusters: list },
    (tier) => [`${tier}-endpoint`],
  );

describe('the semantic pillar', () => {
  it('sends to the cloud at the threshold and names cluster, utterance, cosine and score', () => {
    const said = ask(embedded(1, 0)); // margin 1, sigmoid(2) = 0.881
    expect(said.verdict).toEqual({ kind: 'narrow', tier: 'cloud', candidates: ['cloud-endpoint'], confidence: 0.881 });
    expect(said.score).toMatchObject({ value: 0.881, threshold: 0.85, unit: 'probability' });
    expect(said.reason).toBe(
      'P(cloud-required) 0.881 against 0.850, margin 0.031: cloud. Nearest: Proofs, “prove it”, cosine 1.00.',
    );
    expect(said.evidence?.[0]).toMatchObject({ kind: 'neighbour', clusterId: 'proofs', tier: 'cloud', cosine: 1 });
  });

  it('decides exactly at the threshold and at its mirror', () => {
    expect(ask(embedded(1, 0), 0.881).verdict).toMatchObject({ kind: 'narrow', tier: 'cloud' });
    expect(ask(embedded(1, 0), 0.882).verdict).toMatchObject({ kind: 'abstain' });
    expect(ask(embedded(0, 1), 0.881).verdict).toMatchObject({ kind: 'narrow', tier: 'local' });
    expect(ask(embedded(0, 1), 0.882).verdict).toMatchObject({ kind: 'abstain' });
  });

  it('abstains between the thresholds with a score and the neighbours', () => {
    const said = ask(embedded(0.8, 0.6));
    expect(said.verdict).toMatchObject({ kind: 'abstain' });
    expect(said.score?.value).toBeCloseTo(0.599, 3);
    expect(said.evidence).toHaveLength(2);
  });

  it('holds the score against the nearest cluster’s own threshold', () => {
    expect(ask(embedded(1, 0), 0.85, clusters(0.95)).verdict).toMatchObject({ kind: 'abstain' });
    expect(ask(embedded(0.8, 0.6), 0.85, clusters(0.55)).verdict).toMatchObject({ kind: 'narrow', tier: 'cloud' });
  });

  it.each([
    ['an empty text', () => ask(embedded(0, 0, 0, 0), 0.5, clusters(), '  ')],
    ['a text without readable tokens', () => ask(embedded(0, 0, 0, 0), 0.5)],
    ['a text more than half out of vocabulary', () => ask(embedded(1, 0, 0.51), 0.5)],
    ['clusters of one tier only', () => ask(embedded(1, 0), 0.5, clusters().slice(0, 1))],
  ])('abstains for %s, without a score', (_what, say) => {
    expect(say().verdict).toMatchObject({ kind: 'abstain' });
    expect(say().score).toBeUndefined();
  });
});
