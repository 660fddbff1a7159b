import type { Prompt } from '../../core/domain/prompt';
import type { OwnCalibration } from '../../core/domain/own-encoder';
import { featuresOf } from '../../core/features/features-of';
import { coversLanguage, semanticReader } from '../../core/pillars/semantic-reader';
import { fitLogistic } from '../../core/refit/fit-logistic';
import { areaUnderCurve } from '../../core/stats/area-under-curve';
import { fitMinimums } from './fit-minimums';
import { EngineCallError } from '../protocol';
import type { SessionRun } from '../session/session-run';
import { Slicer } from '../slicer';
import type { TextVectors } from '../encoder/text-vectors';

/** Above this share of unknown words a vector says little; pillar 2 abstains there too. */
const maxUnknownShare = 0.5;
/** On the standardised margin. */
const penalty = 1;
const digits = 1e6;

/**
 * Platt's calibration (1999) of the margin of the policy's own encoder on the session's labels, in slices; the reporting half of
 * the samples is left out. Throws `embedder-not-loaded` where that encoder is not there, and `cancelled`.
 */
export async function calibrateEncoder(
  run: SessionRun,
  vectors: TextVectors,
  now: () => number,
  signal: AbortSignal,
): Promise<OwnCalibration> {
  if (!run.withEmbedder) throw new EngineCallError(vectors.absence);
  const prompts = labelledPrompts(run);
  await vectors.fetch(
    prompts.map(({ text }) => text),
    signal,
  );
  const slicer = new Slicer(now, signal);
  const rows: { margin: number; cloud: boolean }[] = [];
  for (const prompt of prompts) {
    await slicer.pause();
    const margin = marginOf(run, prompt);
    if (margin !== null) rows.push({ margin, cloud: prompt.label?.need === 'cloud' });
  }
  const needCloud = rows.filter(({ cloud }) => cloud).length;
  const auc = areaUnderCurve(
    rows.map(({ margin }) => margin),
    rows.map(({ cloud }) => cloud),
  );
  const counts = { labels: rows.length, needCloud, auc };
  const refusal = refusalOf(rows.length, needCloud);
  if (refusal !== null) return { ...counts, fit: null, refusal };
  const { bias, weights } = fitLogistic(
    rows.map(({ margin, cloud }) => ({ features: Float64Array.of(margin), target: cloud ? 1 : 0, weight: 1 })),
    penalty,
  );
  const slope = rounded(weights[0] ?? 0);
  // A turned margin would send to the cloud what looks like local examples.
  if (slope <= 0) return { ...counts, fit: null, refusal: 'The margin does not rise with the need of the cloud.' };
  return { ...counts, fit: { slope, intercept: rounded(bias) }, refusal: null };
}

/** Each text once, labelled with one tier. */
function labelledPrompts(run: SessionRun): readonly Prompt[] {
  const byText = new Map<string, Prompt>();
  for (const prompt of run.columns.prompts.slice(0, run.rows)) {
    const need = prompt.label?.need;
    const counts = (need === 'cloud' || need === 'local') && prompt.split !== 'report';
    if (counts && !byText.has(prompt.text)) byText.set(prompt.text, prompt);
  }
  return [...byText.values()];
}

function marginOf(run: SessionRun, prompt: Prompt): number | null {
  const { semanticIndex, model } = run.world;
  const known = run.embedded(prompt);
  if (known === undefined || semanticIndex === null) return null;
  if (!coversLanguage(featuresOf(prompt).language, semanticIndex, model)) return null;
  const reader = semanticReader(known, semanticIndex, model);
  if (!reader.ok) throw new EngineCallError(reader.failure);
  const { embedded, index } = reader.value;
  if (embedded.tokens === 0 || embedded.unknownShare > maxUnknownShare) return null;
  return index.scoreWithout(embedded.vector, prompt.text).margin;
}

function refusalOf(labels: number, needCloud: number): string | null {
  if (labels >= fitMinimums.labels && needCloud >= fitMinimums.ofEach && labels - needCloud >= fitMinimums.ofEach)
    return null;
  return `${labels} labels count, ${needCloud} of them cloud; a calibration needs ${fitMinimums.labels}, ${fitMinimums.ofEach} of each.`;
}

function rounded(value: number): number {
  return Math.round(value * digits) / digits;
}
