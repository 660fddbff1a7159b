/**
 * What a live cost is worth: `estimated` from texts, because a server reported no usage, or `unknown` in part or whole, because
 * nobody knows a price. A cost without a basis is as it was counted.
 */
export type CostBasis = 'estimated' | 'unknown';
