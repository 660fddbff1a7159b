import * as v from 'valibot';
import type { RouterTimes } from '../core/domain/router-times';
import { parseFile } from './parse-file';
import data from './router-times.json';

const milliseconds = v.pipe(v.number(), v.minValue(0));

/** What each step of the router takes in simulated rows, ms. */
export const routerTimes: RouterTimes = parseFile(
  'router-times.json',
  v.object({
    featuresMs: milliseconds,
    gatesMs: milliseconds,
    rulesMs: milliseconds,
    embedMs: milliseconds,
    cosineMs: milliseconds,
    complexityMs: milliseconds,
    judgeMs: milliseconds,
    banditMs: milliseconds,
  }),
  data,
);
