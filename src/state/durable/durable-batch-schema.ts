import * as v from 'valibot';
import type { Label, PromptMetadata, RecordedOutcome } from '../../core/domain/prompt';
import type { PromptDraft, SessionBatch } from '../../engine/protocol';

const text = v.exactOptional(v.string());

const metadata = v.object({
  app: text,
  user: text,
  userTier: text,
  session: text,
  region: text,
  priority: v.exactOptional(v.picklist(['low', 'normal', 'high'])),
} satisfies Record<keyof PromptMetadata, unknown>);

/** Schema of a label, with its source. */
export const labelSchema = v.object({
  need: v.picklist(['local', 'cloud', 'both-failed']),
  source: v.picklist(['sample-authors', 'user', 'recorded-outcome', 'judge']),
} satisfies Record<keyof Label, unknown>);

const recorded = v.object({
  model: text,
  costUsd: v.exactOptional(v.number()),
  latencyMs: v.exactOptional(v.number()),
  quality: v.exactOptional(v.number()),
} satisfies Record<keyof RecordedOutcome, unknown>);

const draft = v.object({
  text: v.string(),
  system: text,
  turns: v.exactOptional(v.array(v.object({ role: v.picklist(['user', 'assistant']), text: v.string() }))),
  metadata: v.exactOptional(metadata),
  overrides: v.exactOptional(v.array(v.picklist(['privacy']))),
  label: v.exactOptional(labelSchema),
  recorded: v.exactOptional(recorded),
  // A field that the protocol gains and this schema lacks would be lost over a reload: it does not compile.
} satisfies Record<keyof PromptDraft, unknown>);

/** Schema of the prompts that entered a session together. */
export const batchSchema: v.GenericSchema<unknown, SessionBatch> = v.variant('kind', [
  v.object({ kind: v.literal('samples') }),
  v.object({
    kind: v.literal('drafts'),
    drafts: v.array(draft),
    origin: v.exactOptional(v.literal('imported')),
  } satisfies Record<keyof Extract<SessionBatch, { readonly kind: 'drafts' }>, unknown>),
]);
