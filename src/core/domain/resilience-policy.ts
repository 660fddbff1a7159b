import * as v from 'valibot';

const milliseconds = v.pipe(v.number(), v.minValue(0), v.maxValue(600_000));
const countFromOne = (most: number) => v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(most));

/** Time limits of one call; null leaves it to whoever makes the call: see default-timeouts. */
const timeouts = v.object({
  firstTokenMs: v.optional(v.nullable(milliseconds), null),
  betweenTokensMs: v.optional(v.nullable(milliseconds), null),
});

/** Tries on the same endpoint before the next one is asked; 1 = no retry. */
const retry = v.object({
  maxAttempts: v.optional(countFromOne(10), 1),
  baseMs: v.optional(milliseconds, 1000),
  /** No wait is longer; an endpoint that asks for a longer one is left for the next. */
  capMs: v.optional(milliseconds, 30_000),
  jitter: v.optional(v.picklist(['none', 'equal', 'full']), 'full'),
});

/** Keeps traffic off an endpoint that failed `failures` times in a row; after the cooldown one request probes it. */
const breaker = v.object({
  enabled: v.optional(v.boolean(), true),
  failures: v.optional(countFromOne(100), 5),
  cooldownMs: v.optional(milliseconds, 30_000),
});

/** How calls survive a bad hour. Every part has a default: one try an endpoint, three endpoints, a breaker after five failures. */
export const resiliencePolicySchema = v.object({
  timeouts: v.optional(timeouts, {}),
  retry: v.optional(retry, {}),
  breaker: v.optional(breaker, {}),
  /** Endpoints that one request may be tried on, the first included. */
  maxEndpoints: v.optional(countFromOne(10), 3),
  /** Who is asked next: another arm of the tier, the same model at another provider, the other tier. */
  fallbackOrder: v.optional(v.array(v.picklist(['arm', 'provider', 'tier'])), () => ['arm', 'provider', 'tier']),
  /** Calls under way at one endpoint at most; null = no limit. */
  maxInFlight: v.optional(v.nullable(countFromOne(10_000)), null),
  /** Holds calls back so that an endpoint's limits by the minute are not met; a longer line than that sends them elsewhere. */
  rateLimit: v.optional(
    v.object({
      enabled: v.optional(v.boolean(), false),
      longestWaitMs: v.optional(milliseconds, 30_000),
    }),
    {},
  ),
  /** Endpoint ids, providers or tiers that a status page says are out: nobody there is called until the flag is taken off. */
  outageFlags: v.optional(v.array(v.pipe(v.string(), v.minLength(1), v.maxLength(80))), () => []),
  /** Urgent requests go to the endpoint of the tier with the lowest p95 to the first token, not to the best arm. */
  urgentToFastest: v.optional(v.boolean(), false),
  /** Endpoints whose calls are spread over several of the catalogue, by endpoint ids. */
  replicas: v.optional(
    v.array(
      v.object({
        endpoint: v.pipe(v.string(), v.minLength(1), v.maxLength(80)),
        /** Adaptive: weighted, each weight times what the replica's latest calls were worth. */
        strategy: v.picklist([
          'round-robin',
          'least-connections',
          'weighted',
          'weighted-least-connections',
          'adaptive',
        ]),
        members: v.array(
          v.object({
            id: v.pipe(v.string(), v.minLength(1), v.maxLength(80)),
            weight: v.pipe(v.number(), v.minValue(0.01), v.maxValue(1000)),
          }),
        ),
      }),
    ),
    () => [],
  ),
  /** Moves scored local requests to the cloud before a local endpoint is foreseen to have more than `fill` of its places taken; simulation only. null = waits for the line. */
  anticipate: v.optional(v.nullable(v.object({ fill: v.pipe(v.number(), v.minValue(0.1), v.maxValue(2)) })), null),
  degradation: v.optional(
    v.object({
      /**
       * What a request gets that nobody answered, the first that can: a short answer of the cheapest endpoint left, a fixed text,
       * or a place in a person's queue. Empty = it fails.
       */
      order: v.optional(v.array(v.picklist(['shorter', 'canned', 'hand-off'])), () => []),
      /** Longest short answer, tokens. */
      shorterTokens: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(8192)), 256),
      cannedText: v.optional(
        v.pipe(v.string(), v.maxLength(2000)),
        'No model can answer right now. Try again in a few minutes.',
      ),
      /** Places in the queue of a session. */
      handOffPlaces: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100_000)), 100),
    }),
    {},
  ),
});
