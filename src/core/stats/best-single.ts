import type { Endpoint } from '../domain/endpoint';
import type { Prompt } from '../domain/prompt';
import type { RandomStreams } from '../sim/rng';
import { pairedBootstrap } from './paired-bootstrap';
import type { RowValue } from './replayed-row';

/** One endpoint by itself: its outcome for every prompt, in the prompts' order. */
export interface BestSingle {
  readonly endpoint: Endpoint;
  readonly values: readonly RowValue[];
}

/** The cheapest endpoint whose quality is not worse than the best one's beyond noise; without labels the ablest. */
export function bestSingle(
  alone: readonly BestSingle[],
  prompts: readonly Prompt[],
  streams: RandomStreams,
): BestSingle | null {
  const labelled = prompts.flatMap((prompt, i) => (prompt.label === undefined ? [] : [i]));
  if (labelled.length === 0) return [...alone].sort((a, b) => b.endpoint.ability - a.endpoint.ability)[0] ?? null;
  const qualityOf = ({ values }: BestSingle): readonly number[] =>
    labelled.map((i) => Number(values[i]?.acceptable ?? false));
  const candidates = alone
    .map((single) => {
      const quality = qualityOf(single);
      const costUsd = single.values.reduce((sum, value) => sum + value.costUsd, 0);
      return { single, quality, costUsd, hits: quality.reduce((sum, hit) => sum + hit, 0) };
    })
    .sort((a, b) => a.costUsd - b.costUsd);
  const best = [...candidates].sort((a, b) => b.hits - a.hits)[0];
  if (best === undefined) return null;
  const asGood = candidates.find(({ single, quality }) => {
    const differences = quality.map((hit, i) => hit - (best.quality[i] ?? 0));
    const interval = pairedBootstrap(differences, streams.stream(`frontier/best-single/${single.endpoint.id}`));
    return interval !== null && interval.high >= 0;
  });
  return (asGood ?? best).single;
}
