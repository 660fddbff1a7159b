import { decideTier } from '../core/cascade';
import type { CompiledPolicy } from '../core/compiled-policy';
import type { PolicyEffect } from '../core/domain/frontier';
import type { Prompt, Tier } from '../core/domain/prompt';
import { driveCached } from '../core/drive-cached';
import type { FlightContext } from '../core/flight-context';
import { RandomStreams } from '../core/sim/rng';
import { pairedBootstrap } from '../core/stats/paired-bootstrap';
import type { RowValue } from '../core/stats/replayed-row';
import { prefetchVectors } from './prefetch-vectors';
import { leadingEndpoint } from './potential-cache';
import type { PotentialCache } from './potential-cache';
import { ownValue, potentialValue } from './replay-rows';
import type { SemanticIndexes } from './semantic-indexes';
import type { SessionRun } from './session-run';
import { cancellation, Slicer } from './slicer';
import type { TextVectors } from './text-vectors';

/** What a preview looks at. */
export interface PreviewWorld {
  readonly run: SessionRun;
  readonly vectors: TextVectors;
  readonly indexes: SemanticIndexes;
  readonly potential: PotentialCache;
  readonly now: () => number;
}

/**
 * What going from one policy to another does to the prompts of a run: every tier is decided again under both. A row that is
 * in its run's tier has the run's outcome, elsewhere that of the other tier's leading endpoint on the same streams.
 */
export async function previewPolicy(
  from: CompiledPolicy,
  to: CompiledPolicy,
  world: PreviewWorld,
  signal: AbortSignal,
): Promise<PolicyEffect> {
  const { run, now, vectors, potential } = world;
  const prompts = run.columns.prompts.slice(0, run.rows);
  const slicer = new Slicer(now, signal);
  const deciders = [];
  for (const policy of [from, to]) {
    const semanticIndex = run.withEmbedder ? await world.indexes.of(policy.policy.semantic, signal) : null;
    const context = { ...run.context(0), policy, semanticIndex };
    if (run.withEmbedder) await prefetchVectors(prompts, context, vectors, { now, signal });
    if (signal.aborted) throw cancellation();
    deciders.push((prompt: Prompt, request: number) => decide(prompt, { ...context, request }, run));
  }
  const [before, after] = deciders;
  if (before === undefined || after === undefined) throw new Error('a preview compares two policies');

  const leading = { local: leadingEndpoint(run, 'local'), cloud: leadingEndpoint(run, 'cloud') };
  const outcomes = potential.of(run);
  const valueIn = (tier: Tier | null, row: number, prompt: Prompt): RowValue => {
    const flown = run.details[row]?.decision;
    // A kept answer served it, whatever its tier would have been.
    const stays = tier === null || tier === flown?.tier || flown?.tierDecidedBy === 'cache';
    const instead = stays ? null : leading[tier];
    return instead === null ? ownValue(run, row) : potentialValue(outcomes, instead, prompt);
  };
  const tally = new Tally(prompts.length);
  for (const [row, prompt] of prompts.entries()) {
    const tiers = [before(prompt, row), after(prompt, row)] as const;
    tally.add(prompt, tiers, [valueIn(tiers[0], row, prompt), valueIn(tiers[1], row, prompt)]);
    await slicer.pause();
  }
  return tally.effect(run.world.seed);
}

function decide(prompt: Prompt, context: FlightContext, run: SessionRun): Tier | null {
  return driveCached(decideTier(prompt, context), context.model, (one) => run.embedded(one)).tier;
}

class Tally {
  readonly #n: number;
  #toCloud = 0;
  #toLocal = 0;
  #costBefore = 0;
  #costAfter = 0;
  readonly #quality: number[] = [];

  constructor(n: number) {
    this.#n = n;
  }

  add(prompt: Prompt, tiers: readonly [Tier | null, Tier | null], values: readonly [RowValue, RowValue]): void {
    const [before, after] = values;
    if (tiers[0] !== tiers[1] && tiers[1] === 'cloud') this.#toCloud += 1;
    if (tiers[0] !== tiers[1] && tiers[1] === 'local') this.#toLocal += 1;
    this.#costBefore += before.costUsd;
    this.#costAfter += after.costUsd;
    if (prompt.label !== undefined) this.#quality.push(Number(after.acceptable) - Number(before.acceptable));
  }

  effect(seed: number): PolicyEffect {
    return {
      n: this.#n,
      moved: this.#toCloud + this.#toLocal,
      toCloud: this.#toCloud,
      toLocal: this.#toLocal,
      costChange: this.#costBefore === 0 ? null : (this.#costAfter - this.#costBefore) / this.#costBefore,
      qualityChange: pairedBootstrap(this.#quality, new RandomStreams(seed).stream('preview/quality')),
    };
  }
}
