import { RandomStreams } from '../../core/sim/rng';
import { pairedShareChange } from '../../core/stats/paired-share-change';
import type { RowValue } from '../../core/stats/replayed-row';
import { FEWEST_FOR_VERDICT } from '../../core/stats/routing-verdict';
import { ruleFigures } from '../../core/stats/rule-sentence';
import { strongestRule } from '../../core/stats/strongest-rule';
import type { BaselineFlights } from '../baselines/baseline-flights';
import { rulePlans } from '../baselines/baseline-plans';
import { judgedRows } from '../session/judged-rows';
import { ownValue } from '../session/replay-rows';
import type { SessionRun } from '../session/session-run';
import { Slicer } from '../slicer';

/**
 * One honest line about a run: n, what it cost against sending everything to the best cloud model, the paired change of
 * quality with its 95 % interval, and whether a simple rule does better for no more money. It speaks of what the policy does not rest on: the reporting half of the samples, and the
 * user's own prompts; where it rests on all, of all, and says that they are in sample.
 */
export async function headline(
  run: SessionRun,
  baselines: BaselineFlights,
  now: () => number,
  signal: AbortSignal,
): Promise<string> {
  const { rows, basis } = judgedRows(run, 'report');
  if (rows.length === 0) return 'Nothing routed yet.';
  const { columns } = run.columns;
  const what =
    basis === 'in-sample' ? `${counted(rows.length, 'prompt')}, all fitted on: in sample` : whatOf(run, rows);
  const perThousand = (total: number): string => usd((1000 * total) / rows.length);
  const slicer = new Slicer(now, signal);
  const spent = perThousand(rows.reduce((sum, row) => sum + (columns.costUsd[row] ?? 0), 0));
  const cloud = await baselines.allCloud(run, signal);
  if (cloud === null) return `${what} · SIM · ${spent} per 1k requests · no cloud model is on`;
  await slicer.pause();
  const costs = await slicer.map(rows, (row) => cloud(row).costUsd);
  const allCloud = perThousand(costs.reduce((sum, usdOfRow) => sum + usdOfRow, 0));
  const labelled = rows.filter((row) => run.columns.prompts[row]?.label !== undefined);
  const differences = await slicer.map(
    labelled,
    (row) => Number(columns.quality[row] === 1) - Number(cloud(row).acceptable),
  );
  await slicer.pause();
  const parts = [
    `${what} · SIM · ${spent} per 1k requests, all-cloud ${allCloud}`,
    qualityPart(rows, run, differences),
    ...(differences.length < FEWEST_FOR_VERDICT ? [] : await rulePart(run, rows, baselines, now, signal)),
  ];
  return parts.join(' · ');
}

/** Whether a rule that anybody could write does better for no more money; nothing where a tier has nobody. */
async function rulePart(
  run: SessionRun,
  rows: readonly number[],
  baselines: BaselineFlights,
  now: () => number,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const slicer = new Slicer(now, signal);
  const rules: { id: string; name: string; values: readonly RowValue[] }[] = [];
  for (const { id, name, pick } of await rulePlans(run, rows, slicer)) {
    rules.push({ id, name, values: await slicer.map(rows, await baselines.fly(run, id, pick, signal)) });
  }
  if (rules.length === 0) return [];
  const judged = await slicer.map(rows, (row) => ({
    own: ownValue(run.columns, row),
    isLabelled: run.columns.prompts[row]?.label !== undefined,
  }));
  const streams = new RandomStreams(run.world.seed);
  const strongest = await slicer.drive(strongestRule(judged, rules, streams));
  if (strongest === null) return ['no simple rule is as cheap'];
  return [
    strongest.beats ? `a simple rule does better, ${ruleFigures(strongest)}` : 'no simple rule does better at its cost',
  ];
}

function qualityPart(rows: readonly number[], { columns }: SessionRun, differences: readonly number[]): string {
  const change = pairedShareChange(differences);
  if (change === null) return 'quality unknown, no labels';
  if (change.n < FEWEST_FOR_VERDICT) return `quality unknown, ${change.n} of ${FEWEST_FOR_VERDICT} labels`;
  const interval = `${points(change.value)} pt [${points(change.low)}, ${points(change.high)}]`;
  const settled = rows.every((row) => columns.prompts[row]?.label?.need !== 'both-failed');
  const than = settled ? 'of 100 % by definition' : 'against all-cloud';
  return `quality ${interval} ${than}${change.n === rows.length ? '' : `, ${change.n} labelled`}`;
}

/** Held-out samples and own prompts, counted. */
function whatOf({ columns: { prompts } }: SessionRun, rows: readonly number[]): string {
  const samples = rows.filter((row) => prompts[row]?.origin === 'sample').length;
  const parts = [counted(samples, 'held-out sample'), counted(rows.length - samples, 'own prompt')];
  return parts.filter((part) => part !== '').join(' and ');
}

function counted(count: number, what: string): string {
  return count === 0 ? '' : `${count} ${what}${count === 1 ? '' : 's'}`;
}

/** Cents where there are some, else two significant digits: $12.40, $0.31, $0.0042. */
function usd(value: number): string {
  return `$${value === 0 || value >= 0.1 ? value.toFixed(2) : Number(value.toPrecision(2)).toString()}`;
}

function points(share: number): string {
  const value = (100 * Math.abs(share)).toFixed(1);
  if (value === '0.0') return '0.0';
  return `${share < 0 ? '−' : '+'}${value}`;
}
