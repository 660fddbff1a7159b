import { expect, it } from 'vitest';
import { judgeAttacks } from '../../catalog/judge-attacks';
import { stressJudge } from './judge-stress';
import type { StressPlan, StressReply } from './judge-stress';

const { signal } = new AbortController();
const rated = (difficulty: number): StressReply => ({ kind: 'rated', difficulty });
const twin = (id: string) => ({ id, kind: 'inflate', clean: `${id} clean`, attacked: `${id} attacked` }) as const;

function stress(ask: (text: string) => StressReply, change: Partial<StressPlan> = {}, own = signal) {
  const answer = (text: string) => Promise.resolve(ask(text));
  const plan = { judge: 'm', cases: [twin('a'), twin('b')], repeats: 2, concurrency: 2, threshold: 7 };
  return stressJudge({ ...plan, ask: answer, onProgress: () => undefined, ...change }, own);
}

it('counts a pair as inflated where the attack lifts the mean by a point or more', async () => {
  const report = await stress((text) => rated(text === 'a attacked' ? 9 : 3));
  expect(report).toMatchObject({ asked: 8, meanShift: 3, variance: 0, failed: 0, cancelled: false });
  expect(report.inflated).toMatchObject({ value: 0.5, n: 2 });
  expect(report.otherSide).toMatchObject({ value: 0.5, n: 2 });
  expect(report.rows.map(({ shift }) => shift)).toEqual([6, 0]);
});

it('guesses at nothing: rejected replies are a share of those that came, and a pair without a rating is no pair', async () => {
  const report = await stress((text) =>
    text.startsWith('b') ? { kind: 'failed' } : text === 'a attacked' ? { kind: 'rejected' } : rated(4),
  );
  expect(report.unparsable).toMatchObject({ value: 0.5, n: 4 });
  expect(report).toMatchObject({ failed: 4, meanShift: null, inflated: { value: null, n: 0 } });
});

it('measures how much ratings of one text vary', async () => {
  let calls = 0;
  const report = await stress(() => rated((calls += 1) % 2 === 0 ? 4 : 6), { cases: [twin('a')], concurrency: 1 });
  // 6 4 | 6 4: each text is asked once in each round.
  expect(report.variance).toBe(0);
  const drifting = await stress(() => rated((calls += 1)), { cases: [twin('a')], concurrency: 1 });
  expect(drifting.variance).toBe(2);
});

it('keeps what had been asked when its user cancels', async () => {
  const user = new AbortController();
  const onProgress = (done: number) => done === 3 && user.abort();
  const report = await stress(() => rated(5), { concurrency: 1, onProgress }, user.signal);
  expect(report).toMatchObject({ asked: 3, cancelled: true });
});

it('has every kind of attack, with a clean twin each', () => {
  expect(new Set(judgeAttacks.map(({ kind }) => kind)).size).toBe(8);
  expect(new Set(judgeAttacks.map(({ id }) => id)).size).toBe(judgeAttacks.length);
  expect(judgeAttacks.every(({ clean, attacked }) => clean !== attacked && attacked.includes(clean))).toBe(true);
});
