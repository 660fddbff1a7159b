import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import * as v from 'valibot';
import { readCorpus } from './read-corpus';

export interface LabelledText {
  readonly text: string;
  readonly label: string;
}

/** What the encoder is measured on; it is trained on none of it. */
export interface TestSets {
  /** Examples to compare with, and queries. */
  readonly intents: Readonly<
    Record<'CLINC150' | 'banking77', Readonly<Record<'examples' | 'queries', readonly LabelledText[]>>>
  >;
  /** Pairs with people's mean rating, by set; those of the years 2012 to 2016 make one mean. */
  readonly similarity: Readonly<Record<'STS12-16' | 'SICK', readonly (readonly RatedPair[])[]>>;
  readonly exemplars: RoutingTexts;
  readonly routing: ReadonlyMap<string, RoutingTexts>;
}

export interface RatedPair {
  readonly a: string;
  readonly b: string;
  readonly rating: number;
}

export interface RoutingTexts {
  readonly cloud: readonly string[];
  readonly local: readonly string[];
}

const intentSchema = v.object({
  text: v.string(),
  label: v.string(),
  split: v.string(),
  dataset: v.optional(v.string()),
});
const pairSchema = v.object({
  text_a: v.string(),
  text_b: v.string(),
  label: v.nullable(v.union([v.number(), v.string()])),
  dataset: v.string(),
  split: v.string(),
});
const routingSchema = v.object({ set: v.string(), role: v.picklist(['cloud', 'local']), text: v.string() });
const years = [2012, 2013, 2014, 2015, 2016];

/** Reads all sets from the data folder. */
export function testSets(data: string): TestSets {
  const banking = readCorpus(data, 'intent_banking_hwu_snips_atis', intentSchema);
  const pairs = readCorpus(data, 'sts_sick_msrp', pairSchema);
  const routing = readCorpus(data, 'semantic_router_sets', routingSchema);
  const intents = (rows: readonly v.InferOutput<typeof intentSchema>[]) => ({
    examples: rows.filter(({ split }) => split === 'train'),
    queries: rows.filter(({ split }) => split === 'test'),
  });
  const rated = (dataset: string, split: string): readonly RatedPair[] =>
    pairs
      .filter((row) => row.dataset === dataset && row.split === split)
      .map(({ text_a: a, text_b: b, label }) => ({ a, b, rating: Number(label) }));
  const routingTexts = (set: string): RoutingTexts => {
    const texts = (role: string): readonly string[] =>
      routing.filter((row) => row.set === set && row.role === role).map(({ text }) => text);
    return { cloud: texts('cloud'), local: texts('local') };
  };
  const names = [...new Set(routing.map(({ set }) => set))].filter((set) => set !== 'exemplars');
  return {
    intents: {
      CLINC150: intents(readCorpus(data, 'clinc150', intentSchema)),
      banking77: intents(banking.filter(({ dataset }) => dataset === 'BANKING77')),
    },
    similarity: {
      'STS12-16': years.map((year) => rated(`semeval-sts ${year}`, 'test')),
      SICK: [rated('sick', 'SICK_test_annotated.txt')],
    },
    exemplars: routingTexts('exemplars'),
    routing: new Map(names.map((set) => [set, routingTexts(set)])),
  };
}

/** Texts of the training pairs, evenly spread: the n-gram baseline counts its document frequencies on them. */
export function backgroundTexts(data: string, count: number, characters: number): readonly string[] {
  const text = gunzipSync(readFileSync(join(data, 'corpora', 'embed_pairs.tsv.gz'))).toString('utf8');
  const texts = text.split('\n').flatMap((line) => line.split('\t').slice(1, 3));
  const step = Math.max(1, Math.floor(texts.length / count));
  return texts.filter((_, k) => k % step === 0).map((one) => one.slice(0, characters));
}
