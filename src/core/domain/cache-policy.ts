import * as v from 'valibot';

/** The response cache: off unless switched on. Every part has a default, so that policies of earlier versions parse. */
export const cachePolicySchema = v.object({
  enabled: v.optional(v.boolean(), false),
  /** Also answers from a near prompt whose vector is that close; the cosine itself, not a calibrated probability. */
  semantic: v.optional(v.boolean(), false),
  similarityThreshold: v.optional(v.pipe(v.number(), v.minValue(0.5), v.maxValue(1)), 0.95),
  /** How long an answer is good for, ms of the session's clock; null = for the whole session. */
  ttlMs: v.optional(v.nullable(v.pipe(v.number(), v.minValue(0))), 3_600_000),
  /** Answers kept at most; the oldest makes room. */
  maxEntries: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100_000)), 1000),
  usdPerGbMonth: v.optional(v.pipe(v.number(), v.minValue(0)), 0),
  /** Answers with the tag (a prompt's app, topic or session) from before that request of the session are not given any more. */
  invalidations: v.optional(
    v.array(
      v.object({
        tag: v.pipe(v.string(), v.minLength(1), v.maxLength(80)),
        fromRequest: v.pipe(v.number(), v.integer(), v.minValue(0)),
      }),
    ),
    () => [],
  ),
});
