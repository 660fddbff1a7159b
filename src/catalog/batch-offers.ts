import * as v from 'valibot';
import type { BatchOffer } from '../core/domain/endpoint';
import data from './batch-offers.json';
import { parseFile } from './parse-file';

const text = v.pipe(v.string(), v.minLength(1));
const offers = v.record(
  text,
  v.object({
    discount: v.pipe(v.number(), v.gtValue(0), v.ltValue(1)),
    windowHours: v.pipe(v.number(), v.gtValue(0)),
    source: v.object({
      source: text,
      retrievedOn: v.pipe(v.string(), v.isoDate()),
      approx: v.boolean(),
      note: v.string(),
    }),
  }),
);

/** What providers ask for requests that may wait, by provider. */
export const batchOffers: Readonly<Record<string, BatchOffer>> = parseFile('batch-offers.json', offers, data);
