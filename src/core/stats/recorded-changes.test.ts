import { expect, test } from 'vitest';
import type { Prompt, RecordedOutcome } from '../domain/prompt';
import { RandomStreams } from '../sim/rng';
import { recordedChanges } from './recorded-changes';

const streams = new RandomStreams(1);
const prompt = (recorded?: RecordedOutcome): Prompt => ({
  id: 'p',
  text: 'x',
  metadata: {},
  origin: 'imported',
  ...(recorded === undefined ? {} : { recorded }),
});
const answer = {
  answered: true,
  costUsd: 1,
  latencyMs: 100,
  tokens: 3,
  acceptable: true,
  tier: 'local',
  leftDevice: false,
} as const;

test('each figure is compared over the prompts that have it recorded, and no others', () => {
  const prompts = [
    prompt({ costUsd: 3 }),
    prompt(),
    prompt({ costUsd: 5, latencyMs: 400 }),
    prompt({ latencyMs: 600 }),
  ];
  const changes = recordedChanges(prompts, [answer, answer, answer, answer], streams);
  expect(changes?.costUsd).toMatchObject({ recordedMean: 4, change: { value: -3, n: 2 } });
  expect(changes?.latencyMs).toMatchObject({ recordedMean: 500, change: { value: -400, n: 2 } });
});

test('one recorded prompt is no change with an interval', () => {
  expect(recordedChanges([prompt({ costUsd: 3 })], [answer], streams)).toBeNull();
});

test('where nothing was recorded there is nothing to say', () => {
  expect(recordedChanges([prompt(), prompt({ model: 'm' })], [answer, answer], streams)).toBeNull();
});
