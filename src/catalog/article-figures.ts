import * as v from 'valibot';
import type { ReportedFigures } from '../core/domain/comparison';
import data from './article-figures.json';
import { parseFile } from './parse-file';

const atLeastZero = v.pipe(v.number(), v.minValue(0));
const percent = v.pipe(v.number(), v.minValue(0), v.maxValue(100));

const file = parseFile(
  'article-figures.json',
  v.object({
    source: v.string(),
    rows: v.array(
      v.object({
        label: v.string(),
        usdPerMillionTokens: atLeastZero,
        meanLatencyMs: atLeastZero,
        accuracyPercent: percent,
        privacyPercent: percent,
      }),
    ),
  }),
  data,
);

/** What the dashboard article prints for each strategy. Reported, not measured here. */
export const articleFigures: readonly ReportedFigures[] = file.rows;
