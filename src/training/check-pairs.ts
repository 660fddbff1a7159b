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

/** Shares of the residual's variance that are tried. */
const tried = Array.from({ length: 19 }, (_, k) => (k + 1) / 20);
/** The simulation's chance is averaged over so many seeds. */
const seeds = [1, 2, 3];

/**
 * Fits the share of the residual's variance that models have in common on a prompt, and prints how often two recorded models
 * were right on the same prompts beside the simulation's item response, under the fit and as it is in use, and beside independent
 * answers. Difficulty is predicted by the subject alone; the strong model's ability is that at which it is right as often as
 * recorded. `npm run check:pairs -- --data FOLDER`
 */
export function main(given: readonly string[]): void {
  const folder = given[given.indexOf('--data') + 1];
  if (folder === undefined || !given.includes('--data')) throw new Error('Say where the data is: --data FOLDER');
  const pairs = files.map((file) => {
    const rows = readRows(`${folder}/outcomes/${file}.jsonl.gz`);
    return { file, rows, recorded: tableOf(rows.map((one) => [one.weak_score >= 0.5, one.strong_score >= 0.5])) };
  });
  const fitted = bestShare(pairs);
  for (const { file, rows, recorded } of pairs) {
    const [weak, strong] = [recorded[0] + recorded[2], recorded[0] + recorded[1]];
    print(`${file}, n = ${rows.length}`, null);
    print('  recorded', recorded);
    print('  simulated, as in use', simulatedTable(rows, recorded));
    print(`  simulated, shared variance ${fitted.toFixed(2)}`, simulatedTable(rows, recorded, fitted));
    print('  independent', [weak * strong, (1 - weak) * strong, weak * (1 - strong), (1 - weak) * (1 - strong)]);
  }
}

interface RecordedPair {
  readonly rows: readonly Row[];
  readonly recorded: PairTable;
}

/** The share under which the recorded tables are likeliest: the top of the parabola through the best try and its neighbours. */
function bestShare(pairs: readonly RecordedPair[]): number {
  const likelihoods = tried.map((share) =>
    pairs.reduce((sum, { rows, recorded }) => sum + logLikelihood(rows, recorded, share), 0),
  );
  for (const [k, share] of tried.entries()) {
    process.stdout.write(`shared variance ${share.toFixed(2)}: log likelihood ${(likelihoods[k] ?? 0).toFixed(1)}\n`);
  }
  const top = Math.min(tried.length - 2, Math.max(1, likelihoods.indexOf(Math.max(...likelihoods))));
  const [before = 0, at = 0, after = 0] = likelihoods.slice(top - 1, top + 2);
  const bend = before - 2 * at + after;
  return (tried[top] ?? 0) + (bend === 0 ? 0 : (0.05 * (before - after)) / (2 * bend));
}

function logLikelihood(rows: readonly Row[], recorded: PairTable, share: number): number {
  const simulated = simulatedTable(rows, recorded, share);
  return recorded.reduce(
    (sum, cell, k) => sum + rows.length * cell * Math.log(Math.max(1 / (10 * rows.length), simulated[k] ?? 0)),
    0,
  );
}

function simulatedTable(rows: readonly Row[], recorded: PairTable, share?: number): PairTable {
  return tableOf(simulate(rows, abilityOf(rows, recorded[0] + recorded[1], share), share));
}

function readRows(path: string): readonly Row[] {
  const lines = gunzipSync(readFileSync(path)).toString('utf8').trim().split('\n');
  return lines.flatMap((line) => {
    const parsed = v.safeParse(row, JSON.parse(line));
    return parsed.success ? [parsed.output] : [];
  });
}

/** The strong model's ability above the weak one's, in logits, at which it is right as often as recorded. */
function abilityOf(rows: readonly Row[], strong: number, share?: number): number {
  let [low, high] = [-2, 8];
  for (let step = 0; step < 12; step += 1) {
    const middle = (low + high) / 2;
    const [both, strongOnly] = tableOf(simulate(rows, middle, share));
    if (both + strongOnly < strong) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

function simulate(
  rows: readonly Row[],
  strongAbility: number,
  share?: number,
): readonly (readonly [boolean, boolean])[] {
  const local = fakeEndpoint({ id: 'weak', tier: 'local', ability: 0 });
  const cloud = fakeEndpoint({ id: 'strong', tier: 'cloud', ability: strongAbility });
  const failures = failuresBySubject(rows);
  return seeds.flatMap((seed) => {
    const streams = new RandomStreams(seed);
    return rows.map(({ id, subject }) => {
      const prompt: Prompt = { id, text: '', metadata: {}, origin: 'imported' };
      const failure = failures.get(subject) ?? 0.5;
      const by = (endpoint: typeof local): boolean =>
        acceptable(prompt, endpoint, { local, cloud }, failure, streams, share).quality === 1;
      return [by(local), by(cloud)] as const;
    });
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
