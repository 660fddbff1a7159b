import * as v from 'valibot';

const finite = v.pipe(v.number(), v.finite());
const row = v.pipe(v.array(finite), v.minLength(30), v.maxLength(5000));

/** A policy's own reading of the complexity index, fitted on a user's labels; it holds numbers and names of apps, no prompt. */
export const indexRefitSchema = v.object({
  /** The encoder and the router model that it was fitted over: with others it does not apply. */
  encoder: v.pipe(v.string(), v.minLength(1)),
  router: v.pipe(v.string(), v.minLength(1)),
  /** Labels that it was fitted on. */
  labels: v.pipe(v.number(), v.integer(), v.minValue(1)),
  /** The gain of the cloud, bias + standardised features . weights; null where only the scale was moved. */
  head: v.nullable(
    v.object({
      bias: finite,
      mean: row,
      spread: row,
      weights: row,
      /** What is added for prompts of an app. */
      apps: v.optional(v.record(v.string(), finite)),
    }),
  ),
  /** Index = 100 x sigmoid(bias + index x logit of the shipped index + head x the head's score). */
  calibration: v.object({ bias: finite, index: finite, head: finite }),
});

export type IndexRefit = v.InferOutput<typeof indexRefitSchema>;
