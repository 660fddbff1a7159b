/** What it took that an endpoint answered after it had not been used for longer than it keeps its model loaded. */
export type Wake =
  /** It had to load its model, ms: part of the time to the first token. */
  | { readonly kind: 'cold'; readonly ms: number }
  /** It was kept warm, so many ms beyond what it does by itself, at the price of its hour; part of the call's cost. */
  | { readonly kind: 'warm'; readonly ms: number; readonly usd: number };
