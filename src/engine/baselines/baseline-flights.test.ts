import { expect, test } from 'vitest';
import { catalog } from '../../catalog/catalog';
import { samples } from '../../catalog/samples';
import { fakeEmbedder } from '../../testing/fake-embedder';
import { Session } from '../session/session';

const quiet = new AbortController().signal;

async function flownSession(): Promise<Session> {
  const voice = { push: () => undefined, journal: () => undefined };
  const session = new Session({ catalog, embedder: fakeEmbedder(), now: () => performance.now(), voice });
  await session.start({ seed: 3, policy: null, source: 'empty' }, quiet);
  await session.route(samples.slice(0, 40), quiet);
  return session;
}

test('while prompts are taken in, the few that came since count as the first ones did; afterwards each by itself', async () => {
  const session = await flownSession();
  const { baselines } = session;
  const before = await baselines.allCloudUsd(session.run, quiet);
  await baselines.whileGrowing(async () => {
    await session.route(samples.slice(40, 45), quiet);
    const meanwhile = await baselines.allCloudUsd(session.run, quiet);
    expect([0, 39, 41].map((row) => meanwhile?.(row))).toEqual([0, 39, 1].map((row) => before?.(row)));
  });
  const after = await baselines.allCloudUsd(session.run, quiet);
  const exact = await baselines.allCloud(session.run, quiet);
  expect([0, 39, 41].map((row) => after?.(row))).toEqual([0, 39, 41].map((row) => exact?.(row).costUsd));
  expect(after?.(41)).not.toBe(before?.(1));
});

test('more than a third of new rows are flown at once, in mid-import too', async () => {
  const session = await flownSession();
  const { baselines } = session;
  const before = await baselines.allCloudUsd(session.run, quiet);
  await baselines.whileGrowing(async () => {
    await session.route(samples.slice(40, 60), quiet);
    const meanwhile = await baselines.allCloudUsd(session.run, quiet);
    expect(meanwhile?.(41)).not.toBe(before?.(1));
  });
});
