import { catalog } from '../catalog/catalog';
import { samples } from '../catalog/samples';
import pairs from '../catalog/samples/paraphrases.json';
import { decideTier } from '../core/cascade';
import type { TierDecision } from '../core/cascade';
import type { Policy } from '../core/domain/policy';
import type { Prompt } from '../core/domain/prompt';
import type { Share } from '../core/domain/telemetry';
import type { StageId } from '../core/domain/verdict';
import { driveCached } from '../core/drive-cached';
import type { EmbeddedText } from '../core/effects';
import { articleRule, tuneLengthRule } from '../core/pillars/baselines';
import type { Baseline } from '../core/pillars/baselines';
import { RandomStreams } from '../core/sim/rng';
import { pairedBootstrap } from '../core/stats/paired-bootstrap';
import type { PairedDifference } from '../core/stats/paired-bootstrap';
import { wilson } from '../core/stats/wilson';
import { embedAll } from './embed-all';
import { shippedRouter } from './shipped-router';

const seed = 2026;
/** The edge threshold that the reporting half is routed at once more: a slider that moves nothing would be dead. */
const otherEdge = 50;

/** How one stage did on the reporting half. */
export interface StageFigures {
  readonly stage: StageId;
  /** Share of all prompts that it decided, and of those the share that agree with the label. */
  readonly decided: Share;
  readonly agreement: Share;
}

/** The shipped router on the reporting half of the frozen samples, beside rules that know only length and triggers. */
export interface SampleFigures {
  /** Share of decided tiers that agree with the label: all prompts, and those that no gate decided. */
  readonly agreement: Share;
  readonly withoutGates: Share;
  readonly stages: readonly StageFigures[];
  /** The length rule as tuned on the tuning half, and the article's rule as it stands. */
  readonly lengthRule: { readonly cut: number; readonly agreement: Share };
  readonly articleRule: Share;
  /** Agreement minus the length rule's, paired by prompt, in points of share. */
  readonly gain: PairedDifference;
  /** Share of prompts whose tier changes when the edge threshold goes from its default to 50. */
  readonly moved: Share;
  /** Share of paraphrase pairs that are nearer to each other than to a random text of another pair. */
  readonly paraphrases: Share;
}

/** Routes the reporting half with the shipped encoder, model and policy. Nothing may be tuned on what this says. */
export async function sampleFigures(): Promise<SampleFigures> {
  const { defaultPolicy } = catalog;
  const labelled = samples.filter((prompt) => prompt.label !== undefined && prompt.label.need !== 'both-failed');
  const reporting = labelled.filter((prompt) => prompt.split === 'report');
  const vectors = await embedAll([
    ...defaultPolicy.semantic.clusters.flatMap((cluster) => cluster.utterances),
    ...reporting.map((prompt) => prompt.text),
    ...pairs.flatMap(({ a, b }) => [a, b]),
  ]);

  const decisions = decideAll(reporting, vectors, defaultPolicy);
  const right = reporting.map((prompt, k) => decisions[k]?.tier === prompt.label?.need);
  const byPillar = reporting.flatMap((_, k) => (isGate(decisions[k]?.decidedBy) ? [] : [right[k] === true]));
  const moved = decideAll(reporting, vectors, {
    ...defaultPolicy,
    complexity: { ...defaultPolicy.complexity, edgeThreshold: otherEdge },
  });

  const tuned = tuneLengthRule(labelled.filter((prompt) => prompt.split === 'tune'));
  if (tuned === null) throw new Error('the tuning half has no labels');
  const byLength = agreementOf(reporting, tuned.rule);
  const gain = pairedBootstrap(
    right.map((own, k) => Number(own) - Number(byLength[k])),
    new RandomStreams(seed).stream('training/gain'),
    10_000,
  );
  if (gain === null) throw new Error('the reporting half has no labels');
  return {
    agreement: shareOf(right),
    withoutGates: shareOf(byPillar),
    stages: stagesOf(decisions, right),
    lengthRule: { cut: tuned.cut, agreement: shareOf(byLength) },
    articleRule: shareOf(agreementOf(reporting, articleRule(shippedRouter(vectors).policy.triggers))),
    gain,
    moved: shareOf(decisions.map((decision, k) => decision.tier !== moved[k]?.tier)),
    paraphrases: shareOf(nearerPairs(vectors)),
  };
}

function decideAll(
  prompts: readonly Prompt[],
  vectors: ReadonlyMap<string, EmbeddedText>,
  policy: Policy,
): readonly TierDecision[] {
  const context = shippedRouter(vectors, policy);
  return prompts.map((prompt) =>
    driveCached(decideTier(prompt, context), context.model, ({ text }) => vectors.get(text)),
  );
}

function isGate(stage: StageId | undefined): boolean {
  return stage === 'privacy' || stage === 'residency' || stage === 'budget' || stage === 'context';
}

function agreementOf(prompts: readonly Prompt[], rule: Baseline): readonly boolean[] {
  return prompts.map((prompt) => rule(prompt) === prompt.label?.need);
}

function shareOf(holds: readonly boolean[]): Share {
  return wilson(holds.filter(Boolean).length, holds.length);
}

function stagesOf(decisions: readonly TierDecision[], right: readonly boolean[]): readonly StageFigures[] {
  const stages: readonly StageId[] = ['privacy', 'rules', 'semantic', 'complexity', 'judge'];
  return stages.map((stage) => {
    const own = right.filter((_, k) => decisions[k]?.decidedBy === stage);
    return { stage, decided: wilson(own.length, right.length), agreement: shareOf(own) };
  });
}

/** Each pair against one text of another pair, drawn from the pair's own stream: both must lie nearer to each other. */
function nearerPairs(vectors: ReadonlyMap<string, EmbeddedText>): readonly boolean[] {
  const streams = new RandomStreams(seed);
  return pairs.map(({ id, a, b }) => {
    const stream = streams.stream(`training/paraphrase/${id}`);
    const others = pairs.filter((pair) => pair.id !== id);
    const other = others[Math.floor(stream.uniform() * others.length)];
    if (other === undefined) return false;
    const drawn = stream.uniform() < 0.5 ? other.a : other.b;
    const together = cosine(vectors.get(a), vectors.get(b));
    return (
      together > cosine(vectors.get(a), vectors.get(drawn)) && together > cosine(vectors.get(b), vectors.get(drawn))
    );
  });
}

/** Vectors are unit vectors. */
function cosine(a: EmbeddedText | undefined, b: EmbeddedText | undefined): number {
  if (a === undefined || b === undefined) throw new Error('a text has no vector');
  return a.vector.reduce((sum, value, k) => sum + value * (b.vector[k] ?? 0), 0);
}
