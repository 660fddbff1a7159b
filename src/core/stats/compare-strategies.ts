import type { PairedChange, StrategyFigures } from '../domain/comparison';
import type { Prompt, Tier } from '../domain/prompt';
import type { RandomStreams } from '../sim/rng';
import { pairedBootstrapInSteps } from './paired-bootstrap';
import { pairedShareChange } from './paired-share-change';
import { wilson } from './wilson';

/** Rows between two chances to pause. */
const ROWS_AT_ONCE = 4096;

/** What one strategy did with one prompt. */
export interface StrategyAnswer {
  readonly answered: boolean;
  readonly costUsd: number;
  readonly latencyMs: number;
  readonly tokens: number;
  readonly acceptable: boolean;
  /** Who answered; null when nobody did. */
  readonly tier: Tier | null;
  /** Any attempt, also a failed one, went to the cloud. */
  readonly leftDevice: boolean;
}

/** A strategy with its answers in the order of the prompts. */
export interface Strategy extends Pick<StrategyFigures, 'id' | 'label' | 'detail' | 'sameAs'> {
  readonly answers: readonly StrategyAnswer[];
}

/** A prompt as the comparison needs it. */
export interface ComparedPrompt {
  readonly prompt: Prompt;
  readonly sensitive: boolean;
}

/**
 * The figures of every strategy on the same prompts and the same potential outcomes; changes are paired with the first
 * strategy. `answers` of each strategy must be as long as `prompts`. Pauses every few
 * milliseconds.
 */
export function* compareStrategies(
  prompts: readonly ComparedPrompt[],
  strategies: readonly Strategy[],
  streams: RandomStreams,
): Generator<void, readonly StrategyFigures[], void> {
  const base = strategies[0];
  const figures: StrategyFigures[] = [];
  for (const strategy of strategies)
    figures.push(yield* figuresOf(prompts, strategy, strategy === base ? undefined : base, streams));
  return figures;
}

function* figuresOf(
  prompts: readonly ComparedPrompt[],
  strategy: Strategy,
  base: Strategy | undefined,
  streams: RandomStreams,
): Generator<void, StrategyFigures, void> {
  const { answers, id, label, detail, sameAs } = strategy;
  const labelled = yield* placesOf(prompts, ({ prompt }) => prompt.label !== undefined);
  const sensitive = yield* placesOf(prompts, (compared) => compared.sensitive);
  const answered = yield* placesOf(answers, (answer) => answer.answered);
  const local = yield* placesOf(answers, (answer) => answer.tier === 'local');
  const all = yield* placesOf(answers, () => true);
  const tokens = yield* sumOf(answers, all, (answer) => answer.tokens);
  const costUsd = yield* sumOf(answers, all, (answer) => answer.costUsd);
  const latencyMs = yield* sumOf(answers, answered, (answer) => answer.latencyMs);
  const accepted = yield* sumOf(answers, labelled, (answer) => Number(answer.acceptable));
  const kept = yield* sumOf(answers, sensitive, (answer) => Number(!answer.leftDevice));
  const changes =
    base === undefined || sameAs !== undefined ? null : yield* changesOf(strategy, base, { all, labelled }, streams);
  return {
    id,
    label,
    detail,
    ...(sameAs === undefined ? {} : { sameAs }),
    usdPerMillionTokens: tokens === 0 ? null : (1e6 * costUsd) / tokens,
    usdPerThousandRequests: answers.length === 0 ? null : (1000 * costUsd) / answers.length,
    meanLatencyMs: answered.length === 0 ? null : latencyMs / answered.length,
    answered: wilson(answered.length, answers.length),
    accuracy: wilson(accepted, labelled.length),
    privacyKept: wilson(kept, sensitive.length),
    localShare: wilson(local.length, answers.length),
    changes,
  };
}

function* changesOf(
  strategy: Strategy,
  base: Strategy,
  { all, labelled }: { readonly all: readonly number[]; readonly labelled: readonly number[] },
  streams: RandomStreams,
): Generator<void, NonNullable<StrategyFigures['changes']>, void> {
  const both = yield* placesOf(strategy.answers, (one, i) => one.answered && base.answers[i]?.answered === true);
  function* paired(
    name: string,
    rows: readonly number[],
    of: (answer: StrategyAnswer) => number,
  ): Generator<void, PairedChange | null, void> {
    const changes = yield* differences(strategy, base, rows, of);
    return yield* pairedBootstrapInSteps(changes, streams.stream(`comparison/${strategy.id}/${name}`));
  }
  return {
    usdPerRequest: yield* paired('cost', all, (answer) => answer.costUsd),
    latencyMs: yield* paired('latency', both, (answer) => answer.latencyMs),
    accuracy: pairedShareChange(yield* differences(strategy, base, labelled, (answer) => Number(answer.acceptable))),
  };
}

function* differences(
  strategy: Strategy,
  base: Strategy,
  rows: readonly number[],
  of: (answer: StrategyAnswer) => number,
): Generator<void, Float64Array, void> {
  const changes = new Float64Array(rows.length);
  for (const [at, row] of rows.entries()) {
    if (at % ROWS_AT_ONCE === 0) yield;
    changes[at] = valueAt(strategy, row, of) - valueAt(base, row, of);
  }
  return changes;
}

/** The places of the items that pass. */
function* placesOf<Item>(
  items: readonly Item[],
  passes: (item: Item, place: number) => boolean,
): Generator<void, readonly number[], void> {
  const places: number[] = [];
  for (const [place, item] of items.entries()) {
    if (place % ROWS_AT_ONCE === 0) yield;
    if (passes(item, place)) places.push(place);
  }
  return places;
}

function* sumOf(
  answers: readonly StrategyAnswer[],
  places: readonly number[],
  of: (answer: StrategyAnswer) => number,
): Generator<void, number, void> {
  let sum = 0;
  for (const [at, place] of places.entries()) {
    if (at % ROWS_AT_ONCE === 0) yield;
    const answer = answers[place];
    if (answer !== undefined) sum += of(answer);
  }
  return sum;
}

function valueAt(strategy: Strategy, row: number, of: (answer: StrategyAnswer) => number): number {
  const answer = strategy.answers[row];
  return answer === undefined ? 0 : of(answer);
}
