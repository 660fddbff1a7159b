import { catalog } from '../../catalog/catalog';
import { drained } from '../../core/drained';
import type { Label } from '../../core/domain/prompt';
import { askedText } from '../../core/features/asked-text';
import { refittedFailure, shippedLogit } from '../../core/pillars/refitted-index';
import { refitIndex } from '../../core/refit/refit-index';
import type { RefitRow } from '../../core/refit/refit-index';
import { splitGroups } from '../../core/refit/split-groups';
import { RandomStreams } from '../../core/sim/rng';
import { calibrationError } from '../../core/stats/calibration-error';
import type { OutcomeRow } from './load-outcomes';
import type { RefitFile } from './refit-runs';

/** The app's own refit of the index on drawn labels, and what its calibration is worth on every other row of the file. */
export interface CalibrationRun {
  /** Expected calibration error on the held-out rows, as shipped and as refitted; equal where the guard kept the shipped index. */
  readonly before: number;
  readonly after: number;
  readonly moved: 'ranking' | 'scale' | null;
}

/** Draws `labels` rows by the run's own stream, group by group, and refits as the app does; an outcome from one half on is acceptable. */
export function calibrationRun(file: RefitFile, labels: number, run: number): CalibrationRun {
  const { rows, texts, apps } = file;
  const { model, defaultPolicy } = catalog;
  const streams = new RandomStreams(run);
  const { own, held } = splitGroups(file.groups, labels, streams.stream(`bench/labels/${labels}`));
  const labelled = new Set(own);
  const traffic = rows.map((row, k): RefitRow => {
    const { index = 0.5, lexical = new Float64Array(0), vector = new Float32Array(0) } = texts[k] ?? {};
    const need = labelled.has(k) ? needOf(row) : null;
    return { index: shippedLogit(index), lexical, vector, app: apps?.[k] ?? null, text: askedText(row.prompt), need };
  });
  const { refit, moved } = drained(refitIndex(traffic, defaultPolicy.complexity.edgeThreshold / 100, streams));
  const shipped = held.map((k) => texts[k]?.index ?? 0);
  const failed = held.map((k) => Number((rows[k]?.weak ?? 0) < acceptable));
  const refitted = held.map((k, at) => {
    const [text, row] = [texts[k], rows[k]];
    if (refit === null || text === undefined || row === undefined) return shipped[at] ?? 0;
    const app = apps?.[k];
    const prompt = { text: row.prompt, metadata: app === undefined ? {} : { app } };
    const bound = { ...refit, encoder: model.encoder, router: model.version };
    return refittedFailure(model, bound, text.index, prompt, text.vector);
  });
  return { before: calibrationError(shipped, failed) ?? 0, after: calibrationError(refitted, failed) ?? 0, moved };
}

const acceptable = 0.5;

function needOf({ weak, strong }: OutcomeRow): Label['need'] {
  if (weak >= acceptable) return 'local';
  return strong >= acceptable ? 'cloud' : 'both-failed';
}
