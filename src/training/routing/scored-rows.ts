import type { Embedding } from '../../core/domain/features';
import type { Prompt } from '../../core/domain/prompt';
import type { EmbeddedText } from '../../core/effects';
import { featuresOf } from '../../core/features/features-of';
import { askedText } from '../../core/features/asked-text';
import { lexicalFeatures } from '../../core/features/lexical';
import { localFailure } from '../../core/pillars/complexity-reading';
import { judgeScore } from '../../core/pillars/judge-score';
import { gainOf } from '../../core/pillars/routing-gain';
import { rulesVerdict } from '../../core/pillars/rules';
import { semanticScore } from '../../core/pillars/semantic';
import { sigmoid } from '../../core/sim/deterministic-math';
import { catalog } from '../../catalog/catalog';
import { shippedRouter } from '../shipped-router';
import { embedAll } from '../embed-all';

/** A text with every score that a router could rank it by; higher = strong model. */
export interface ScoredText {
  readonly length: number;
  readonly rules: number;
  readonly semantic: number;
  readonly judge: number;
  /** The complexity index before rounding, 0..1. */
  readonly index: number;
  readonly gain: number;
  readonly lexical: Float64Array;
  readonly vector: Embedding;
}

/** Reads and scores texts with the shipped router; nothing of what the models scored goes in. */
export async function scoredTexts(texts: readonly string[]): Promise<readonly ScoredText[]> {
  const { clusters } = catalog.defaultPolicy.semantic;
  const vectors = await embedAll([...clusters.flatMap((cluster) => cluster.utterances), ...texts]);
  const context = shippedRouter(vectors);
  const { model, semanticIndex } = context;
  if (semanticIndex === null) throw new Error('there is no index');
  return texts.map((text, position) => {
    const embedded = vectorOf(vectors, text);
    const prompt: Prompt = { id: `bench-${position}`, text, metadata: {}, origin: 'imported' };
    const features = featuresOf(prompt);
    const lexical = lexicalFeatures(askedText(text));
    const reading = semanticIndex.score(embedded.vector);
    const judge = judgeScore(model, lexical, embedded.vector);
    const { verdict } = rulesVerdict(prompt, features, context.policy);
    return {
      length: [...text].length,
      rules: verdict.kind === 'narrow' ? Number(verdict.tier === 'cloud') : 0.5,
      semantic: semanticScore(reading, model.semantic) + 1e-6 * sigmoid(reading.margin),
      judge,
      index: localFailure(model, prompt, features, embedded, semanticIndex),
      gain: gainOf(model, judge, catalog.endpoints),
      lexical,
      vector: embedded.vector,
    };
  });
}

function vectorOf(vectors: ReadonlyMap<string, EmbeddedText>, text: string): EmbeddedText {
  const embedded = vectors.get(text);
  if (embedded === undefined) throw new Error(`no vector for ${text.slice(0, 60)}`);
  return embedded;
}
