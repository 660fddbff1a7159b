import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import * as v from 'valibot';
import type { Prompt } from '../core/domain/prompt';
import { acceptable } from '../core/sim/acceptability';
import { RandomStreams } from '../core/sim/rng';
import { fakeEndpoint } from '../testing/fake-endpoint';

const row = v.object({ id: v.string(), subject: v.string(), weak_score: v.number(), strong_score: v.number() });
type Row = v.InferOutput<typeof row>;

/** Shares of prompts by what the weak and the strong model did: both right, only the strong, only the weak, neither. */
type PairTable = readonly [both: number, strongOnly: number, weakOnly: number, neither: number];

const files = ['mmlu_pro', 'zeroeval', 'llmrouter_9llm'];

/**
 * Prints how often two recorded models were right on the same prompts, beside the simulation's item response with its shared
 * residual, and beside independent answers. Difficulty is predicted by the subject alone.
 * `node scripts/run-ts.mjs src/training/check-pairs.ts --data FOLDER`
 */
export function main(given: readonly string[]): void {
  const folder = given[given.indexOf('--data') + 1];
  if (folder === undefined || !given.includes('--data')) throw new Error('Say where the data is: --data FOLDER');
  for (const file of files) {
    const rows = readRows(`${folder}/outcomes/${file}.jsonl.gz`);
    const recorded = tableOf(rows.map((one) => [one.weak_score >= 0.5, one.strong_score >= 0.5]));
    const [weak, strong] = [recorded[0] + recorded[2], recorded[0] + recorded[1]];
    print(`${file}, n = ${rows.length}`, null);
    print('  recorded', recorded);
    print('  simulated', tableOf(simulate(rows, abilityOf(rows, strong))));
    print('  independent', [weak * strong, (1 - weak) * strong, weak * (1 - strong), (1 - weak) * (1 - strong)]);
  }
}

function readRows(path: string): readonly Row[] {
  const lines = gunzipSync(readFileSync(path)).toString('utf8').trim().split('\n');
  return lines.flatMap((line) => {
    const parsed = v.safeParse(row, JSON.parse(line));
    return parsed.success ? [parsed.output] : [];
  });
}

/** The strong model's ability above the weak one's, in logits, at which it is right as often as recorded. */
function abilityOf(rows: readonly Row[], share: number): number {
  let [low, high] = [-2, 8];
  for (let step = 0; step < 12; step += 1) {
    const middle = (low + high) / 2;
    const [both, strongOnly] = tableOf(simulate(rows, middle));
    if (both + strongOnly < share) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

function simulate(rows: readonly Row[], strongAbility: number): readonly (readonly [boolean, boolean])[] {
  const local = fakeEndpoint({ id: 'weak', tier: 'local', ability: 0 });
  const cloud = fakeEndpoint({ id: 'strong', tier: 'cloud', ability: strongAbility });
  const streams = new RandomStreams(1);
  const failures = failuresBySubject(rows);
  return rows.map(({ id, subject }) => {
    const prompt: Prompt = { id, text: '', metadata: {}, origin: 'imported' };
    const failure = failures.get(subject) ?? 0.5;
    const by = (endpoint: typeof local): boolean =>
      acceptable(prompt, endpoint, { local, cloud }, failure, streams).quality === 1;
    return [by(local), by(cloud)] as const;
  });
}

function failuresBySubject(rows: readonly Row[]): ReadonlyMap<string, number> {
  const counts = new Map<string, { failed: number; all: number }>();
  for (const { subject, weak_score: score } of rows) {
    const count = counts.get(subject) ?? { failed: 0, all: 0 };
    count.all += 1;
    if (score < 0.5) count.failed += 1;
    counts.set(subject, count);
  }
  return new Map([...counts].map(([subject, { failed, all }]) => [subject, failed / all]));
}

function tableOf(pairs: readonly (readonly [boolean, boolean])[]): PairTable {
  const share = (weak: boolean, strong: boolean): number =>
    pairs.filter((pair) => pair[0] === weak && pair[1] === strong).length / pairs.length;
  return [share(true, true), share(false, true), share(true, false), share(false, false)];
}

function print(label: string, table: PairTable | null): void {
  const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
  const cells = table?.map(percent) ?? [];
  const agree = table === null ? '' : `; agree on ${percent(table[0] + table[3])}`;
  const [both, strong, weak, neither] = cells;
  const text =
    table === null ? '' : `: both ${both}, only strong ${strong}, only weak ${weak}, neither ${neither}${agree}`;
  process.stdout.write(`${label}${text}\n`);
}
