import * as v from 'valibot';

/** Checks answers of local endpoints and asks the cloud where the check doubts them. Off unless switched on. */
export const escalationPolicySchema = v.object({
  enabled: v.optional(v.boolean(), false),
  /** Confidence of the check below which the answer is discarded, 0..1. */
  threshold: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(1)), 0.5),
  /** In simulation: how often the check scores a good answer above a bad one, 0.5 = chance. */
  verifierAuc: v.optional(v.pipe(v.number(), v.minValue(0.5), v.maxValue(0.999)), 0.8),
  /** What the check takes, ms. */
  checkMs: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(60_000)), 100),
});
