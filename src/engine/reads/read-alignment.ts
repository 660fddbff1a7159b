import { askedText } from '../../core/features/asked-text';
import { featuresOf } from '../../core/features/features-of';
import { semanticScore } from '../../core/pillars/semantic';
import { piecesPerWord } from '../../core/pitfalls/pieces-per-word';
import { readMisalignment } from '../../core/pitfalls/read-misalignment';
import { coversLanguage, semanticReader } from '../../core/pillars/semantic-reader';
import { areaUnderCurve } from '../../core/stats/area-under-curve';
import { isInHalf } from '../../core/telemetry/is-in-half';
import { EngineCallError } from '../protocol';
import type { AlignmentReport } from '../protocol';
import type { SessionRun } from '../session/session-run';
import { Slicer } from '../slicer';
import type { TextVectors } from '../encoder/text-vectors';

/** Above this share of unknown words a vector says little; pillar 2 abstains there too. */
const maxUnknownShare = 0.5;
/** From so many pieces a word on, a text is of terms that the vocabulary lacks. */
const splitPieces = 1.5;

/**
 * How well the encoder fits the traffic: every prompt is embedded, also those that rules decided. Samples of the tuning half
 * are left out. Throws `embedder-not-loaded` for a run without an encoder, and `cancelled`.
 */
export async function readAlignment(
  run: SessionRun,
  vectors: TextVectors,
  now: () => number,
  signal: AbortSignal,
): Promise<AlignmentReport> {
  const { semanticIndex, model } = run.world;
  if (!run.withEmbedder || semanticIndex === null) throw new EngineCallError(vectors.absence);
  const prompts = run.columns.prompts.slice(0, run.rows).filter((prompt) => isInHalf(prompt, 'report'));
  await vectors.fetch(
    prompts.map((prompt) => prompt.text),
    signal,
  );
  const upper = run.policy.policy.semantic.similarityThreshold;
  const slicer = new Slicer(now, signal);
  const labelled: { score: number; cloud: boolean }[] = [];
  const counts = { lowMargin: 0, outOfVocabulary: 0, split: 0, otherLanguage: 0 };
  for (const prompt of prompts) {
    await slicer.pause();
    const { language } = featuresOf(prompt);
    const isCovered = coversLanguage(language, semanticIndex, model);
    if (!isCovered) counts.otherLanguage += 1;
    const known = vectors.of(prompt.text);
    const reader = known === undefined ? null : semanticReader(known, semanticIndex, model);
    if (reader?.ok !== true || reader.value.embedded.tokens === 0) continue;
    const { embedded, index, curve } = reader.value;
    if (embedded.unknownShare > maxUnknownShare) counts.outOfVocabulary += 1;
    const pieces = isCovered ? piecesPerWord(askedText(prompt.text), embedded.tokens) : null;
    // Of another language nearly every word is rare, and that is counted already.
    if (pieces !== null && pieces >= splitPieces) counts.split += 1;
    const score = semanticScore(index.score(embedded.vector), curve);
    if (score < upper && score > 1 - upper) counts.lowMargin += 1;
    const need = prompt.label?.need;
    if (need === 'local' || need === 'cloud') labelled.push({ score, cloud: need === 'cloud' });
  }
  const share = (count: number): number => (prompts.length === 0 ? 0 : count / prompts.length);
  const auc = areaUnderCurve(
    labelled.map(({ score }) => score),
    labelled.map(({ cloud }) => cloud),
  );
  const figures = {
    auc,
    nLabelled: labelled.length,
    lowMarginShare: share(counts.lowMargin),
    outOfVocabularyShare: share(counts.outOfVocabulary),
    splitShare: share(counts.split),
    otherLanguageShare: share(counts.otherLanguage),
    n: prompts.length,
  };
  return { ...figures, state: readMisalignment(figures).state };
}
