import type { RegretEvidence, RegretPlayer } from '../../core/domain/regret-evidence';
import { formatCount } from '../kit/format-count';
import { groupDigits } from '../kit/group-digits';
import type { ChartFacts } from './chart-facts';

export const playerNames: Readonly<Record<RegretPlayer, string>> = {
  'epsilon-greedy': 'ε-greedy',
  ucb1: 'UCB1',
  thompson: 'Thompson',
  linucb: 'LinUCB',
  random: 'at random',
};

/** Whether the policy's algorithm regrets less than chance over paired seeds, and which algorithm regrets least. */
export function evidenceFacts(evidence: RegretEvidence | null): ChartFacts {
  const { curves, at } = evidence ?? { curves: [], at: [] };
  const names = curves.map(({ player }) => playerNames[player].replaceAll(/\W/g, '_'));
  return {
    id: 'bandit-evidence',
    question: 'Does the bandit beat chance?',
    answer: evidence === null ? 'Not played yet: one session’s luck is no evidence.' : answerOf(evidence),
    columns: ['after_requests', ...names.flatMap((name) => [`${name}_median`, `${name}_p5`, `${name}_p95`])],
    rows: at.map((requests, k) => [
      requests,
      ...curves.flatMap(({ median, low, high }) => [median[k] ?? null, low[k] ?? null, high[k] ?? null]),
    ]),
  };
}

function answerOf({ curves, seeds, rows }: RegretEvidence): string {
  const [ours] = curves;
  const least = curves.toSorted((a, b) => lastOf(a.median) - lastOf(b.median))[0];
  if (ours === undefined || least === undefined || rows === 0) return 'Nothing was routed.';
  const { value, low, high } = ours.saved;
  const verdict = low > 0 ? 'Yes' : high < 0 ? 'No' : 'Not beyond noise';
  const saving = `${groupDigits(value, 1)} less regret than at random [${groupDigits(low, 1)}, ${groupDigits(high, 1)}]`;
  const over = `${formatCount(rows)} requests and ${seeds} paired seeds`;
  const best =
    least === ours ? 'No algorithm has less.' : `Least has ${playerNames[least.player]}: ${regretText(least)}.`;
  return `${verdict}: ${playerNames[ours.player]} has ${saving} over ${over}. Regret ${regretText(ours)}. ${best}`;
}

/** Regret at the end: median and middle 90 % of the seeds. */
export function regretText({ median, low, high }: RegretEvidence['curves'][number]): string {
  return `${groupDigits(lastOf(median), 1)} [${groupDigits(lastOf(low), 1)}, ${groupDigits(lastOf(high), 1)}]`;
}

function lastOf(values: readonly number[]): number {
  return values.at(-1) ?? 0;
}
