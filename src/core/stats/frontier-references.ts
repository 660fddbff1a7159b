import type { FrontierReference } from '../domain/frontier';
import type { ReplayedRow, RowValue } from './replayed-row';

/** A simple alternative with what it brought for every judged prompt, in their order. */
export interface FlownReference extends Pick<FrontierReference, 'id'> {
  /** What it is called in a plot: its kind, and what it is made of. */
  readonly label: string;
  /** What it is called in a sentence. */
  readonly name: string;
  readonly values: readonly RowValue[];
  readonly localShare: number;
}

export interface References {
  readonly list: readonly FrontierReference[];
  readonly bestSingle: Pick<FlownReference, 'name' | 'values'> | null;
  /** Rules that anybody could write in an afternoon. */
  readonly rules: readonly Pick<FlownReference, 'id' | 'name' | 'values'>[];
}

/** The simple alternatives to the policy on the judged rows, as points of the plot and as rivals of the policy. Pauses every few milliseconds. */
export function* frontierReferences(
  rows: readonly ReplayedRow[],
  flown: readonly FlownReference[],
): Generator<void, References, void> {
  const list: FrontierReference[] = [];
  for (const reference of flown) {
    yield;
    list.push(pointOf(reference, rows));
  }
  return {
    list,
    bestSingle: flown.find(({ id }) => id === 'best-single') ?? null,
    rules: flown.filter(({ id }) => id === 'length-rule' || id === 'article-rule'),
  };
}

function pointOf({ id, label, values, localShare }: FlownReference, rows: readonly ReplayedRow[]): FrontierReference {
  const labelled = values.filter((_, at) => rows[at]?.prompt.label !== undefined);
  const cost = values.reduce((sum, value) => sum + value.costUsd, 0);
  return {
    id,
    label,
    usdPerThousandRequests: rows.length === 0 ? 0 : (1000 * cost) / rows.length,
    quality: labelled.length === 0 ? null : labelled.filter(({ acceptable }) => acceptable).length / labelled.length,
    localShare,
  };
}
