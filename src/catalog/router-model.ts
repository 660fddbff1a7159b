import * as v from 'valibot';
import { complexityFeatureNames, textFeatureNames } from '../core/pillars/complexity-features';
import type { RouterModel } from '../core/pillars/router-model';
import { parseFile } from './parse-file';
import data from './router-model.json';

/** One weight a feature: a model fitted to other features must not be read. */
const linear = (names: readonly string[]) =>
  v.object({ bias: v.number(), weights: v.pipe(v.array(v.number()), v.length(names.length)) });
const text = v.pipe(v.string(), v.minLength(1));

const score = {
  bias: v.number(),
  lexical: v.pipe(v.array(v.number()), v.length(27)),
  embedding: v.pipe(v.array(v.number()), v.minLength(1)),
};

const schema = v.object({
  version: text,
  encoder: text,
  languages: v.array(text),
  prior: v.object(score),
  judge: v.object({
    ...score,
    item: v.object({
      ability: v.pipe(v.number(), v.minValue(0)),
      difficulty: v.pipe(v.number(), v.minValue(0)),
      intercept: v.number(),
    }),
    residual: v.pipe(v.number(), v.gtValue(0)),
  }),
  judgeDeciles: v.pipe(
    v.array(v.number()),
    v.length(9),
    v.check((deciles) => deciles.every((value, k) => k === 0 || value >= (deciles[k - 1] ?? value)), 'must ascend'),
  ),
  semantic: v.object({ slope: v.number(), intercept: v.number() }),
  complexity: v.object({ embedding: linear(complexityFeatureNames), text: linear(textFeatureNames) }),
});

/** The fitted numbers that the router ships with. */
export const routerModel: RouterModel = parseFile('router-model.json', schema, data);
