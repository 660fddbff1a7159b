import * as v from 'valibot';

const probability = v.pipe(v.number(), v.minValue(0), v.maxValue(1));

/** The last stage of the cascade: a share of the doubtful rows is answered by a person. Off unless switched on. */
export const humanPolicySchema = v.object({
  enabled: v.optional(v.boolean(), false),
  /** What is doubtful: an index inside the judge's band, or a deciding stage that is little sure of its tier. */
  when: v.optional(v.picklist(['band', 'confidence']), 'band'),
  /** Confidence of the deciding stage below which a row is doubtful. */
  below: v.optional(probability, 0.6),
  /** Share of the doubtful rows that a person gets. */
  share: v.optional(probability, 1),
  /** What one answer of a person costs, USD, and takes, minutes. */
  usd: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(10_000)), 2),
  minutes: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(10_000)), 10),
  /** In simulation: share of a person's answers that are acceptable. */
  acceptable: v.optional(probability, 0.95),
});
