import { expect, test } from 'vitest';
import { drained } from '../drained';
import { fakeEndpoints } from '../../testing/fake-endpoints';
import { fakeRouterModel } from '../../testing/fake-router-model';
import type { Endpoint } from '../domain/endpoint';
import type { Prompt } from '../domain/prompt';
import { ablestOf } from '../sim/endpoint-model';
import { RandomStreams } from '../sim/rng';
import { PotentialOutcomes } from '../telemetry/potential-outcomes';
import { bestSingle } from './best-single';

/** Prompts that need no more than the local tier, and as many that need the cloud; nothing errs. */
const prompts = Array.from({ length: 80 }, (_, k): Prompt => {
  const isHard = k % 4 > 1;
  return {
    id: `p${k}`,
    text: `${isHard ? 'x'.repeat(90) : ''}${k}`,
    metadata: {},
    origin: 'typed',
    label: { need: isHard ? 'cloud' : 'local', source: 'user' },
  };
});
const easy = prompts.filter(({ label }) => label?.need === 'local');
const sound = fakeEndpoints.map((endpoint) => ({ ...endpoint, errorRate: 0 }));
const [small, fast, large] = [sound[1]!, sound[2]!, sound[4]!];

function chosen(endpoints: readonly Endpoint[], tuning: readonly Prompt[]): string | undefined {
  const potential = new PotentialOutcomes({
    endpoints: new Map(endpoints.map((endpoint) => [endpoint.id, endpoint])),
    ablest: ablestOf(endpoints),
    model: fakeRouterModel,
    streams: new RandomStreams(1),
  });
  const steps = bestSingle(endpoints, tuning, ({ id }, prompt) => {
    const { costUsd, latencyMs, quality } = potential.of(id, prompt);
    return { costUsd, latencyMs, acceptable: quality === 1 };
  });
  return drained(steps)?.id;
}

test('the best single model is the cheapest of those that are as good', () => {
  expect(chosen(sound, prompts)).toBe('large');
  expect(chosen([small, large], easy)).toBe('small');
  // Here the tokens of "fast" cost less than the hours of "small", and it answers easy prompts as well.
  expect(chosen([small, fast, large], easy)).toBe('fast');
});

test('a cheaper model that few labels cannot tell from the best does not stand for it', () => {
  const few = [...prompts.slice(0, 2), ...prompts.slice(4, 6), prompts[2]!];
  expect(chosen([small, large], few)).toBe('large');
});

test('without labels the ablest endpoint is the one to beat', () => {
  expect(chosen(sound, [])).toBe('large');
});
