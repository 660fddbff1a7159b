import * as v from 'valibot';
import type { Endpoint } from '../core/domain/endpoint';
import { batchOffers } from './batch-offers';
import data from './endpoints.json';
import { parseFile } from './parse-file';
import { tokeniserNames, tokeniserOf } from './token-ratios';
import { traceShapes } from './trace-shapes';

const text = v.pipe(v.string(), v.minLength(1));
const positive = v.pipe(v.number(), v.gtValue(0));
const notNegative = v.pipe(v.number(), v.minValue(0));
const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));

const provenance = v.object({
  source: text,
  retrievedOn: v.pipe(v.string(), v.isoDate()),
  approx: v.boolean(),
  note: v.string(),
});

const price = v.variant('kind', [
  v.object({
    kind: v.literal('token'),
    inputUsdPerMTok: notNegative,
    outputUsdPerMTok: notNegative,
    cacheReadUsdPerMTok: v.nullable(notNegative),
    cacheWriteUsdPerMTok: v.nullable(notNegative),
  }),
  v.object({ kind: v.literal('capacity'), usdPerHour: positive, tokensPerSecond: positive, utilisation: share }),
  v.object({ kind: v.literal('flat'), usdPerMonth: positive, concurrency: positive, requestsPerMonth: positive }),
]);

const endpoint = v.object({
  id: text,
  label: text,
  alias: text,
  provider: text,
  model: text,
  tier: v.picklist(['local', 'cloud']),
  region: text,
  price,
  latency: v.object({
    ttftMedianMs: positive,
    ttftSigma: notNegative,
    tpotMedianMs: positive,
    tpotSigma: notNegative,
    prefill: v.exactOptional(v.object({ tokensPerSecond: positive, includedTokens: notNegative })),
  }),
  latencyShape: v.picklist(['groq', 'together', 'hosted']),
  server: v.exactOptional(
    v.object({
      concurrency: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1))),
      requestsPerMinute: v.nullable(positive),
      tokensPerMinute: v.nullable(positive),
      coldStartMs: notNegative,
      keepWarmMs: v.nullable(positive),
    }),
  ),
  errorRate: share,
  outputTokens: v.object({ median: positive, sigma: notNegative }),
  tokeniser: v.object({ name: v.picklist(tokeniserNames), isOwn: v.boolean() }),
  contextTokens: positive,
  ability: v.number(),
  compliance: v.array(text),
  defaultOn: v.boolean(),
  sources: v.object({
    price: provenance,
    latency: provenance,
    ability: provenance,
    errorRate: provenance,
    outputTokens: provenance,
    prefill: v.exactOptional(provenance),
    server: v.exactOptional(provenance),
  }),
});

/** Every endpoint of the catalogue, in the order of the file, with the measured shapes of its latencies and lengths. */
export const endpoints: readonly Endpoint[] = parseFile('endpoints.json', v.array(endpoint), data).map(
  ({ latencyShape, latency, outputTokens, price: paid, tokeniser, ...rest }) => ({
    ...rest,
    // One speed of reading, for the time that it takes and for the share of the hour.
    price:
      paid.kind === 'capacity' && latency.prefill !== undefined
        ? { ...paid, prefillTokensPerSecond: latency.prefill.tokensPerSecond }
        : paid,
    latency: {
      ...latency,
      ttftCurve: traceShapes[`${latencyShape}-ttft`],
      tpotCurve: traceShapes[`${latencyShape}-tpot`],
    },
    ...(batchOffers[rest.provider] === undefined ? {} : { batch: batchOffers[rest.provider] }),
    tokeniser: tokeniserOf(tokeniser.name, tokeniser.isOwn),
    outputTokens: { ...outputTokens, curve: traceShapes['azure-conv-output'] },
  }),
);
