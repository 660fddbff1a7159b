import * as v from 'valibot';
import type { LiveRecord } from '../../core/domain/live-record';
import { labelSchema } from './durable-batch-schema';

const count = v.pipe(v.number(), v.minValue(0));
const tier = v.picklist(['local', 'cloud']);
const attempts = v.array(v.object({ endpointId: v.string(), durationMs: count, costUsd: count }));
const call = v.object({
  endpointId: v.string(),
  label: v.string(),
  tier,
  origin: v.string(),
  text: v.string(),
  tokens: v.object({ input: count, visible: count, reasoning: count }),
  costUsd: count,
  priced: v.boolean(),
});

/** What reading a record relies on; the rest is words. */
const shape = v.object({
  prompt: v.object({
    id: v.string(),
    text: v.string(),
    metadata: v.object({}),
    origin: v.string(),
    label: v.exactOptional(labelSchema),
  }),
  startedAt: v.pipe(v.string(), v.isoTimestamp()),
  decision: v.object({
    tier: v.nullable(tier),
    tierDecidedBy: v.string(),
    trace: v.array(v.object({ stage: v.string(), verdict: v.object({ kind: v.string() }), reason: v.string() })),
    complexityIndex: count,
    policyVersion: count,
  }),
  semanticScore: v.nullable(v.number()),
  judgeDifficulty: v.nullable(v.number()),
  outcome: v.variant('kind', [
    v.object({ kind: v.literal('completed'), latencyMs: count, ttftMs: count, costUsd: count, attempts }),
    v.object({ kind: v.picklist(['failed', 'degraded', 'cancelled']), latencyMs: count, costUsd: count, attempts }),
    v.object({ kind: v.literal('blocked'), reason: v.string() }),
  ]),
  calls: v.array(call),
  summaryCall: v.exactOptional(call),
});

/** Schema of a live flight as it was recorded. */
export const liveRecordSchema: v.GenericSchema<unknown, LiveRecord> = v.custom<LiveRecord>((value) =>
  v.is(shape, value),
);
