import type { Frontier } from '../domain/frontier';
import type { RandomStreams } from '../sim/rng';
import type { References } from './frontier-references';
import type { PairedDifference } from './paired-bootstrap';
import { pairedBootstrapInSteps } from './paired-bootstrap';
import { pairedShareChange } from './paired-share-change';
import { ruleSentences } from './rule-sentence';
import { signedPercent, signedPoints } from './signed-figures';
import { strongestRule } from './strongest-rule';
import type { ReplayedRow } from './replayed-row';
import { FEWEST_FOR_VERDICT, routingVerdict } from './routing-verdict';

type FrontierAnswer = Pick<Frontier, 'verdict' | 'answer'>;

/**
 * The plain answer: does this routing beat the best single model on these prompts, by paired intervals, or not, and is there a
 * simple rule that does better for no more money. Pauses every few milliseconds.
 */
export function* frontierAnswer(
  rows: readonly ReplayedRow[],
  { bestSingle, rules }: Pick<References, 'bestSingle' | 'rules'>,
  streams: RandomStreams,
): Generator<void, FrontierAnswer, void> {
  if (rows.length === 0) return unsettled('Nothing has been routed yet.');
  if (bestSingle === null) return unsettled('No endpoint is on: there is nothing to compare with.');
  const name = `${bestSingle.name} alone`;
  const spent = rows.reduce((sum, row) => sum + row.own.costUsd, 0);
  const alone = bestSingle.values.reduce((sum, value) => sum + value.costUsd, 0);
  const change = alone === 0 ? null : (spent - alone) / alone;
  const costPart = change === null ? 'both cost nothing' : `cost ${signedPercent(change)}`;
  yield;
  const cheaper = yield* pairedBootstrapInSteps(
    rows.map((row, i) => row.own.costUsd - (bestSingle.values[i]?.costUsd ?? 0)),
    streams.stream('frontier/answer/cost'),
  );
  yield;
  const quality = qualityAgainst(rows, bestSingle.values);
  yield;
  const n = `n = ${rows.length}`;
  if (quality === null)
    return unsettled(`Against ${name}: ${costPart}; without labels nobody knows whether the answers hold (${n}).`);
  const points = `quality ${signedPoints(quality.value)} pt [${signedPoints(quality.low)}, ${signedPoints(quality.high)}]`;
  const figures = `${costPart}, ${points} (${n}, ${quality.n} labelled)`;
  if (quality.n < FEWEST_FOR_VERDICT)
    return unsettled(
      `Too few labels for a verdict (${quality.n} of ${FEWEST_FOR_VERDICT}): against ${name} ${figures}.`,
    );
  const verdict = routingVerdict(cheaper, quality);
  const whole = `${verdict}: against ${name} ${figures}.`;
  if (rules.length === 0) return { verdict, answer: whole };
  const judged = rows.map(({ own, prompt }) => ({ own, isLabelled: prompt.label !== undefined }));
  yield;
  const rule = yield* strongestRule(judged, rules, streams);
  const { before, after } = ruleSentences(rule);
  return {
    verdict: rule?.beats === true ? 'A simple rule does better' : verdict,
    answer: `${before}${whole}${after}`,
  };
}

function unsettled(answer: string): FrontierAnswer {
  return { verdict: null, answer };
}

function qualityAgainst(
  rows: readonly ReplayedRow[],
  values: readonly { readonly acceptable: boolean }[],
): PairedDifference | null {
  const differences: number[] = [];
  for (const [i, { prompt, own }] of rows.entries()) {
    if (prompt.label !== undefined) differences.push(Number(own.acceptable) - Number(values[i]?.acceptable ?? false));
  }
  return pairedShareChange(differences);
}
