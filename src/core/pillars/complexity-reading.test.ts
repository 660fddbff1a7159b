import { describe, expect, test } from 'vitest';
import { fakeFlightContext } from '../../testing/fake-flight-context';
import { fakeRouterModel } from '../../testing/fake-router-model';
import { hashedText } from '../../testing/hashed-text';
import type { Prompt } from '../domain/prompt';
import { featuresOf } from '../features/features-of';
import { complexityFeatureNames } from './complexity-features';
import { complexityReading } from './complexity-reading';

const index = fakeFlightContext().semanticIndex;
const promptOf = (text: string): Prompt => ({ id: 'p', text, metadata: {}, origin: 'typed' });
const read = (
  text: string,
  options: { model?: typeof fakeRouterModel; vector?: boolean } = {},
  prompt = promptOf(text),
) =>
  complexityReading(
    options.model ?? fakeRouterModel,
    prompt,
    featuresOf(prompt),
    options.vector === false ? undefined : hashedText(text),
    index,
  );

describe('the complexity index', () => {
  test('is a whole number that rises with what the weights weigh', () => {
    const indices = [3, 12, 24, 60].map((words) => read('word '.repeat(words)).index);
    expect(indices).toEqual([5, 34, 65, 92]);
  });

  test('says whether the vector took part, and uses the weights for it', () => {
    const { bias, weights } = fakeRouterModel.complexity.embedding;
    const margin = complexityFeatureNames.indexOf('semantic margin');
    const embedding = { bias, weights: weights.map((weight, k) => (k === margin ? 5 : weight)) };
    const model = { ...fakeRouterModel, complexity: { ...fakeRouterModel.complexity, embedding } };
    const proof = 'prove this theorem prove this theorem';
    expect(read(proof, { model }).from).toBe('embedding');
    expect(read(proof, { model, vector: false })).toEqual({ ...read(proof, { vector: false }), from: 'text' });
    expect(read(proof, { model }).index).toBeGreaterThan(read(proof).index);
  });

  test('a text without readable tokens is read from the text alone', () => {
    expect(read('🎉🚀').from).toBe('text');
  });

  test('is remembered per prompt, and read anew for another model', () => {
    const prompt = promptOf('word '.repeat(12));
    expect(read(prompt.text, {}, prompt)).toBe(read(prompt.text, {}, prompt));
    const harder = { ...fakeRouterModel.complexity.embedding, bias: 0 };
    const model = { ...fakeRouterModel, complexity: { ...fakeRouterModel.complexity, embedding: harder } };
    expect(read(prompt.text, { model }, prompt).index).toBeGreaterThan(90);
  });
});
