/** What shortening did to the requests of a session that paid endpoints ended. */
export interface ShorteningReport {
  readonly mode: 'sim' | 'live';
  /** Requests that were answered, or tried last, at any endpoint. */
  readonly rows: number;
  /** Requests that went out shortened; the figures below are over them. */
  readonly shortenedRows: number;
  /** Estimated tokens of them without and with shortening. */
  readonly beforeTokens: number;
  readonly afterTokens: number;
  readonly savedUsd: number;
  /** Least cosine of one that went out shortened; null where none did. */
  readonly leastSimilarity: number | null;
  /** Requests that could be shortened, but went out whole: below the floor, and unread by the encoder. */
  readonly belowFloor: number;
  readonly unread: number;
}
