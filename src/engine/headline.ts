import { pairedShareChange } from '../core/stats/paired-share-change';
import { FEWEST_FOR_VERDICT } from '../core/stats/routing-verdict';
import type { PotentialOutcomes } from '../core/telemetry/potential-outcomes';
import { judgedRows } from './judged-rows';
import { bestCloud } from './potential-cache';
import type { SessionRun } from './session-run';

/**
 * One honest line about a run: n, what it cost against sending everything to the best cloud model, and the paired change of
 * quality with its 95 % interval. It speaks of what the policy does not rest on: the reporting half of the samples, and the
 * user's own prompts; where it rests on all, of all, and says that they are in sample.
 */
export function headline(run: SessionRun, potential: PotentialOutcomes): string {
  const { rows, basis } = judgedRows(run, 'report');
  if (rows.length === 0) return 'Nothing routed yet.';
  const { columns, prompts } = run.columns;
  const what =
    basis === 'in-sample' ? `${counted(rows.length, 'prompt')}, all fitted on: in sample` : whatOf(run, rows);
  const perThousand = (total: number): string => usd((1000 * total) / rows.length);
  const spent = perThousand(rows.reduce((sum, row) => sum + (columns.costUsd[row] ?? 0), 0));
  const cloud = bestCloud(run);
  if (cloud === null) return `${what} · SIM · ${spent} per 1k requests · no cloud model is on`;

  let allCloud = 0;
  const differences: number[] = [];
  for (const row of rows) {
    const prompt = prompts[row];
    if (prompt === undefined) continue;
    const alone = potential.of(cloud.id, prompt);
    allCloud += alone.costUsd;
    if (prompt.label !== undefined) differences.push(Number(columns.quality[row] === 1) - alone.quality);
  }
  return `${what} · SIM · ${spent} per 1k requests, all-cloud ${perThousand(allCloud)} · ${qualityPart(rows, run, differences)}`;
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
