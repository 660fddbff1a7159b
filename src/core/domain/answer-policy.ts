import * as v from 'valibot';

/** What is asked of answers, and what is done to them. The defaults ask and do nothing. */
export const answerPolicySchema = v.object({
  /** Tokens after which an answer is cut, its reasoning included; null = as long as it is. */
  maxOutputTokens: v.optional(v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(200_000))), null),
  /** Estimated tokens of earlier turns that are sent, the newest ones; an endpoint's context may hold fewer. null = all. */
  historyTokens: v.optional(v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(2_000_000))), null),
  /** The local model that sums up the turns that are left out, by name or alias; null = they are left out without a word. */
  summariser: v.optional(v.nullable(v.pipe(v.string(), v.minLength(1), v.maxLength(80))), null),
  /** Sends paid endpoints a shortened prompt where its cosine to the whole one is at least `floor`; null = prompts as they are. */
  shorten: v.optional(v.nullable(v.object({ floor: v.pipe(v.number(), v.minValue(0.5), v.maxValue(1)) })), null),
  /** In live runs: adds an instruction to be brief to the request. */
  brief: v.optional(v.boolean(), false),
  /** In live runs: mends answers that are nearly JSON, and keeps what came beside what it was made of. */
  repairJson: v.optional(v.boolean(), false),
});
