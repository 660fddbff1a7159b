import * as v from 'valibot';

/** How the turns of one conversation are routed together. The defaults treat every turn as if it stood alone. */
export const conversationPolicySchema = v.object({
  /** Turns in a row that must ask for local before a conversation leaves the cloud; it goes up at once. 0 = every turn for itself. */
  stickTurns: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(50)), 0),
  /** Share of a turn's complexity index that the next one inherits, 0..1; 0 = the last turn alone is scored. */
  contextDecay: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(1)), 0),
});
