import { expect, test } from 'vitest';
import { fakeFlightContext } from '../testing/fake-flight-context';
import { fakeRouterModel } from '../testing/fake-router-model';
import { decideTier } from './cascade';
import type { Prompt } from './domain/prompt';
import { driveCached } from './drive-cached';
import { flight } from './flight';

const prompt: Prompt = { id: 'p', text: 'river bond table '.repeat(9), metadata: {}, origin: 'typed' };

test('without a vector semantic and judge have failed, and the index from the text decides', () => {
  const decided = driveCached(decideTier(prompt, fakeFlightContext()), fakeRouterModel, () => undefined);
  expect(decided.trace.map(({ verdict }) => verdict.kind)).toEqual(['abstain', 'failed', 'narrow', 'failed']);
  expect(decided).toMatchObject({ decidedBy: 'complexity', complexity: { from: 'text' } });
});

test('a whole flight is refused: it would need a call', () => {
  expect(() => driveCached(flight(prompt, fakeFlightContext()), fakeRouterModel, () => undefined)).toThrow('call');
});
