import * as v from 'valibot';

const milliseconds = v.pipe(v.number(), v.minValue(0), v.maxValue(600_000));
const countFromOne = (most: number) => v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(most));

/** Time limits of one call; null leaves it to whoever makes the call. */
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
  degradation: v.optional(
    v.object({
      /** What a request gets that nobody answered, the first that can: a fixed text, or a place in a person's queue. Empty = it fails. */
      order: v.optional(v.array(v.picklist(['canned', 'hand-off'])), () => []),
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
