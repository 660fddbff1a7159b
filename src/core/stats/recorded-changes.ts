import type { RecordedChanges } from '../domain/comparison';
import type { Prompt, RecordedOutcome } from '../domain/prompt';
import type { RandomStreams } from '../sim/rng';
import type { StrategyAnswer } from './compare-strategies';
import { pairedBootstrap } from './paired-bootstrap';

/**
 * What routing changes against what the user's log recorded, over the prompts it recorded that of; null where it recorded
 * nothing. Changes are routed minus recorded, in USD and ms per request. `answers` are in the order of the prompts.
 */
export function recordedChanges(
  prompts: readonly Prompt[],
  answers: readonly StrategyAnswer[],
  streams: RandomStreams,
): RecordedChanges | null {
  const pairs: { recorded: RecordedOutcome; answer: StrategyAnswer }[] = [];
  for (const [i, { recorded }] of prompts.entries()) {
    const answer = answers[i];
    if (recorded !== undefined && answer !== undefined) pairs.push({ recorded, answer });
  }
  const of = (field: 'costUsd' | 'latencyMs'): RecordedChanges['costUsd'] => {
    const known = pairs.flatMap(({ recorded, answer }) => {
      const before = recorded[field];
      return before === undefined ? [] : [{ before, after: answer[field] }];
    });
    const change = pairedBootstrap(
      known.map(({ before, after }) => after - before),
      streams.stream(`comparison/recorded/${field}`),
    );
    if (change === null) return null;
    return { recordedMean: known.reduce((sum, { before }) => sum + before, 0) / known.length, change };
  };
  const costUsd = of('costUsd');
  const latencyMs = of('latencyMs');
  return costUsd === null && latencyMs === null ? null : { costUsd, latencyMs };
}
