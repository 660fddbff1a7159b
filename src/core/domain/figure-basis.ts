/**
 * What a figure speaks of: rows that the policy does not rest on; rows that it was fitted to, because there are no others; or
 * every row, because that was asked for.
 */
export type FigureBasis = 'held-out' | 'in-sample' | 'all';
