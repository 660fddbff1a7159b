/** What a call cost, USD, and what it may have cost at most where its server did not say what was used. */
export interface CallCost {
  readonly costUsd: number;
  readonly atMostUsd?: number;
}

/** Leave to send a call, and what goes with it. */
export interface CallAdmission {
  /** Tokens that its answer may have; null: no limit of money is to be held. */
  readonly maxOutputTokens: number | null;
  /** USD that the call costs at most with an answer of so many tokens; null = as many as it may have. Undefined without a limit. */
  readonly atMostUsd: ((outputTokens: number | null) => number) | undefined;
  /** Enters what it came to; exactly once counts. */
  readonly settle: (cost: CallCost) => void;
}

/** Leave for a call that no limit holds. */
export const freeAdmission: CallAdmission = { maxOutputTokens: null, atMostUsd: undefined, settle: () => undefined };
