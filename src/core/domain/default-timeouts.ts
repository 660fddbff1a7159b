/**
 * Time limits of a call where the policy names none, ms: what the live driver takes, and the simulation with it, so that no
 * simulated request waits where a real client would have given up. See src/decisions/0007.
 */
export const defaultTimeouts = { firstTokenMs: 60_000, betweenTokensMs: 60_000 } as const;
