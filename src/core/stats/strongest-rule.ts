import type { RandomStreams } from '../sim/rng';
import { pairedBootstrapInSteps } from './paired-bootstrap';
import type { PairedDifference } from './paired-bootstrap';
import { pairedShareChange } from './paired-share-change';
import type { RowValue } from './replayed-row';
import { costSide, FEWEST_FOR_VERDICT, qualitySide } from './routing-verdict';

/** A rule with what it brought for every judged prompt, in their order. */
interface Rule {
  readonly id: string;
  readonly name: string;
  readonly values: readonly RowValue[];
}

/** A judged prompt as the policy served it. */
interface OwnRow {
  readonly own: Pick<RowValue, 'costUsd' | 'acceptable'>;
  readonly isLabelled: boolean;
}

/** What a rule would change against the policy: its cost as a share of the policy's, null where that is nothing. */
export interface RuleChange {
  readonly name: string;
  readonly costChange: number | null;
  readonly quality: PairedDifference;
  /** The rule answers better for no more money, or as well for less, beyond noise. */
  readonly beats: boolean;
}

/**
 * The strongest of the rules that are no dearer than the policy: the one with the most acceptable answers of those whose
 * paired cost is not above the policy's beyond noise. Null where every rule is dearer, or fewer than 30 rows are labelled.
 */
export function* strongestRule(
  rows: readonly OwnRow[],
  rules: readonly Rule[],
  streams: RandomStreams,
): Generator<void, RuleChange | null, void> {
  const spent = rows.reduce((sum, { own }) => sum + own.costUsd, 0);
  let strongest: RuleChange | null = null;
  for (const { id, name, values } of rules) {
    yield;
    const costs = rows.map(({ own }, at) => (values[at]?.costUsd ?? 0) - own.costUsd);
    const cost = yield* pairedBootstrapInSteps(costs, streams.stream(`frontier/rule/${id}/cost`));
    yield;
    const answers: number[] = [];
    for (const [at, { own, isLabelled }] of rows.entries()) {
      if (isLabelled) answers.push(Number(values[at]?.acceptable === true) - Number(own.acceptable));
    }
    const quality = pairedShareChange(answers);
    if (quality === null || quality.n < FEWEST_FOR_VERDICT || costSide(cost) === 'dearer') continue;
    if (strongest !== null && quality.value <= strongest.quality.value) continue;
    const side = qualitySide(quality);
    const beats = side === 'better' || (side === 'same' && costSide(cost) === 'saves');
    const change = costs.reduce((sum, difference) => sum + difference, 0);
    strongest = { name, costChange: spent === 0 ? null : change / spent, quality, beats };
  }
  return strongest;
}
