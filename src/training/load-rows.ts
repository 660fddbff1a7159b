import { defaultPolicy } from '../catalog/default-policy';
import { samples } from '../catalog/samples';
import type { EmbeddedText } from '../core/effects';
import { askedText } from '../core/features/asked-text';
import type { Prompt } from '../core/domain/prompt';
import { buildSemanticIndex } from '../core/pillars/semantic-index';
import type { SemanticIndex } from '../core/pillars/semantic-index';
import { createEmbedder } from '../live/embedder';
import { shippedEncoder } from '../testing/shipped-encoder';
import ownPrompts from './own-prompts.json';
import pairs from './two-wordings.json';
import { trainingRow } from './training-row';
import type { TrainingRow } from './training-row';

/**
 * What the fits read: the samples' tuning half, and as lighter rows the clusters' utterances and prompts written for
 * training in languages that the clusters lack. The reporting half is never embedded.
 */
export interface TrainingRows {
  readonly samples: readonly TrainingRow[];
  readonly exemplars: readonly TrainingRow[];
  /** Prompts written for training, in languages that the clusters lack; their label is the tier they were written for. */
  readonly own: readonly TrainingRow[];
  /** Requests in two wordings, the half that tuning may count flips on; no fit reads them. */
  readonly wordings: readonly TrainingRow[];
  readonly index: SemanticIndex;
}

/** A text that was written for training, for a tier; wordings of the same request share a key. */
interface Written {
  readonly text: string;
  readonly tier: string;
  readonly same?: string;
}

/** Loads texts, labels and vectors; throws when the encoder does not load. Prompts where both tiers fail are left out. */
export async function loadRows(): Promise<TrainingRows> {
  const { clusters, topK } = defaultPolicy.semantic;
  const utterances = clusters.flatMap((cluster) => cluster.utterances.map((text) => ({ text, tier: cluster.tier })));
  const tuning = samples.filter(({ split, label }) => split === 'tune' && label?.need !== 'both-failed');
  const own = ownPrompts.map(({ text, need, ...further }) => ({ text, tier: need, ...further }));
  const wordings = pairs
    .filter(({ split }) => split === 'tune')
    .flatMap(({ id, need, a, b }) => [a, b].map((text) => ({ text, tier: need, same: id })));
  const vectors = await embedAll([...utterances, ...own, ...tuning, ...wordings].map(({ text }) => text));
  const embeddedOf = (text: string): EmbeddedText => {
    const embedded = vectors.get(text);
    if (embedded === undefined) throw new Error(`no vector for ${text}`);
    return embedded;
  };
  const byText = new Map([...vectors].map(([text, embedded]) => [text, embedded.vector]));
  const index = buildSemanticIndex(clusters, byText, topK);
  const asRow = ({ text, tier, same }: Written, position: number): TrainingRow => {
    const prompt: Prompt = { id: `training-${tier}-${position}`, text, metadata: {}, origin: 'sample' };
    const embedded = embeddedOf(text);
    const reading = index.scoreWithout(embedded.vector, text);
    return trainingRow(prompt, tier === 'cloud' ? 1 : 0, embedded, reading, same);
  };
  return {
    index,
    samples: tuning.map((prompt) => {
      const embedded = embeddedOf(prompt.text);
      const target = prompt.label?.need === 'cloud' ? 1 : 0;
      return trainingRow(prompt, target, embedded, index.score(embedded.vector));
    }),
    exemplars: utterances.map(asRow),
    own: own.map(asRow),
    wordings: wordings.map(asRow),
  };
}

async function embedAll(texts: readonly string[]): Promise<ReadonlyMap<string, EmbeddedText>> {
  const embedder = createEmbedder(shippedEncoder);
  const loaded = await embedder.load(() => undefined);
  if (!loaded.ok) throw new Error(loaded.failure.message);
  const embedded = await embedder.embed(texts.map(askedText));
  if (!embedded.ok) throw new Error(embedded.failure.message);
  return new Map(embedded.value.map((one, position) => [texts[position] ?? '', one]));
}
