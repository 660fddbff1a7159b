import * as v from 'valibot';
import { policySchema } from '../../core/domain/policy';
import type { Scenario } from '../../core/domain/scenario';
import { batchSchema, labelSchema } from './durable-batch-schema';
import { liveRecordSchema } from './durable-live-schema';

const amount = v.pipe(v.number(), v.minValue(0));
const whole = v.pipe(v.number(), v.integer(), v.minValue(0));

/** Labels of a session, by row from 0. */
export const labelsSchema = v.array(v.object({ row: whole, label: labelSchema }));

/** Taken as it lies there: the engine parses it before it flies it, and the page has no room for a second schema. */
const scenario = v.custom<Scenario>((value) => typeof value === 'object' && value !== null);

const basis = {
  seed: whole,
  policy: policySchema,
  withEmbedder: v.boolean(),
  scenario: v.exactOptional(scenario),
  /** Rows that had a say in a policy, and how often what is held out was looked at. */
  tuned: v.exactOptional(v.array(whole)),
  looks: v.exactOptional(whole),
  aside: v.exactOptional(v.object({ costUsd: amount, atMostUsd: v.exactOptional(amount) })),
};

/** What a saved session is besides its batches and labels; `batches` says how many there are. */
export const headerSchema = v.object({
  version: v.literal(1),
  ...basis,
  batches: whole,
  /** Chunks of live records. */
  live: v.exactOptional(whole),
  /** Of the telemetry, when it was saved. */
  hash: v.string(),
  /** Changes with every save, so that a tab sees when another one has saved. */
  revision: v.string(),
  /** ISO 8601. */
  savedAt: v.string(),
});
export type SessionHeader = v.InferOutput<typeof headerSchema>;

/** A session that was put aside under a name. */
export const runSchema = v.object({
  version: v.literal(1),
  name: v.string(),
  savedAt: v.string(),
  hash: v.string(),
  rows: whole,
  seed: whole,
  log: v.object({
    ...basis,
    batches: v.array(batchSchema),
    labels: labelsSchema,
    live: v.exactOptional(v.array(liveRecordSchema)),
  }),
});
export type SavedRun = v.InferOutput<typeof runSchema>;

/** A policy as it was applied once, and what had been changed to come to it. */
export const policyVersionSchema = v.object({
  name: v.string(),
  version: whole,
  savedAt: v.string(),
  note: v.string(),
  policy: policySchema,
});
export type PolicyVersion = v.InferOutput<typeof policyVersionSchema>;
