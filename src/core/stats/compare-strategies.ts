import type { PairedChange, StrategyFigures } from '../domain/comparison';
import type { Prompt, Tier } from '../domain/prompt';
import type { RandomStreams } from '../sim/rng';
import { pairedBootstrapInSteps } from './paired-bootstrap';
import { pairedShareChange } from './paired-share-change';
import { wilson } from './wilson';

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
export interface Strategy extends Pick<StrategyFigures, 'id' | 'label' | 'detail'> {
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
  const { answers, id, label, detail } = strategy;
  const sum = (of: (answer: StrategyAnswer) => number): number =>
    answers.reduce((total, answer) => total + of(answer), 0);
  const labelled = prompts.flatMap(({ prompt }, i) => (prompt.label === undefined ? [] : [i]));
  const sensitive = prompts.flatMap((compared, i) => (compared.sensitive ? [i] : []));
  const tokens = sum((answer) => answer.tokens);
  const answered = answers.filter((answer) => answer.answered);
  const changes = base === undefined ? null : yield* changesOf(strategy, base, labelled, streams);
  yield;
  return {
    id,
    label,
    detail,
    usdPerMillionTokens: tokens === 0 ? null : (1e6 * sum((answer) => answer.costUsd)) / tokens,
    usdPerThousandRequests: answers.length === 0 ? null : (1000 * sum((answer) => answer.costUsd)) / answers.length,
    meanLatencyMs: meanOf(answered.map((answer) => answer.latencyMs)),
    answered: wilson(answered.length, answers.length),
    accuracy: wilson(labelled.filter((i) => answers[i]?.acceptable === true).length, labelled.length),
    privacyKept: wilson(sensitive.filter((i) => answers[i]?.leftDevice === false).length, sensitive.length),
    localShare: wilson(answers.filter((answer) => answer.tier === 'local').length, answers.length),
    changes,
  };
}

function* changesOf(
  strategy: Strategy,
  base: Strategy,
  labelled: readonly number[],
  streams: RandomStreams,
): Generator<void, NonNullable<StrategyFigures['changes']>, void> {
  const all = strategy.answers.map((_, i) => i);
  const both = all.filter((i) => strategy.answers[i]?.answered === true && base.answers[i]?.answered === true);
  const differences = (rows: readonly number[], of: (answer: StrategyAnswer) => number): readonly number[] =>
    rows.map((i) => valueAt(strategy, i, of) - valueAt(base, i, of));
  yield;
  function* paired(
    name: string,
    rows: readonly number[],
    of: (answer: StrategyAnswer) => number,
  ): Generator<void, PairedChange | null, void> {
    const changes = differences(rows, of);
    yield;
    return yield* pairedBootstrapInSteps(changes, streams.stream(`comparison/${strategy.id}/${name}`));
  }
  return {
    usdPerRequest: yield* paired('cost', all, (answer) => answer.costUsd),
    latencyMs: yield* paired('latency', both, (answer) => answer.latencyMs),
    accuracy: pairedShareChange(differences(labelled, (answer) => Number(answer.acceptable))),
  };
}

function meanOf(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}

function valueAt(strategy: Strategy, row: number, of: (answer: StrategyAnswer) => number): number {
  const answer = strategy.answers[row];
  return answer === undefined ? 0 : of(answer);
}
