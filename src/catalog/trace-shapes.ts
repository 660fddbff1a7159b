import * as v from 'valibot';
import type { QuantileCurve } from '../core/sim/quantile-curve';
import { parseFile } from './parse-file';
import data from './trace-shapes.json';

const shape = v.object({
  source: v.string(),
  n: v.number(),
  unit: v.picklist(['mean', 'median']),
  curve: v.pipe(v.array(v.number()), v.length(29)),
});

const { shapes } = parseFile(
  'trace-shapes.json',
  v.object({
    fittedOn: v.pipe(v.string(), v.isoDate()),
    knots: v.string(),
    shapes: v.object({
      'azure-code-gaps': shape,
      'azure-conv-output': shape,
      'groq-ttft': shape,
      'groq-tpot': shape,
      'together-ttft': shape,
      'together-tpot': shape,
      'hosted-ttft': shape,
      'hosted-tpot': shape,
    }),
  }),
  data,
);

/** Shapes of measured traffic and latencies, as `npm run fit:traces` fitted them; in medians, gaps in means. */
export const traceShapes: Readonly<Record<keyof typeof shapes, QuantileCurve>> = {
  'azure-code-gaps': shapes['azure-code-gaps'].curve,
  'azure-conv-output': shapes['azure-conv-output'].curve,
  'groq-ttft': shapes['groq-ttft'].curve,
  'groq-tpot': shapes['groq-tpot'].curve,
  'together-ttft': shapes['together-ttft'].curve,
  'together-tpot': shapes['together-tpot'].curve,
  'hosted-ttft': shapes['hosted-ttft'].curve,
  'hosted-tpot': shapes['hosted-tpot'].curve,
};
