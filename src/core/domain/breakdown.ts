import type { Share } from './telemetry';

/** What prompts can be grouped by, whoever answered them. */
export const promptKeys = ['topic', 'length', 'language', 'app', 'user', 'userTier', 'region'] as const;
export type PromptKey = (typeof promptKeys)[number];

/** What rows can be grouped by. */
export const breakdownKeys = ['endpoint', 'provider', 'rule', ...promptKeys] as const;
export type BreakdownKey = (typeof breakdownKeys)[number];

/** The rows of one group. Money in USD, times in ms; quantiles over answered rows, null without any. */
export interface BreakdownGroup {
  readonly name: string;
  readonly rows: number;
  readonly costUsd: number;
  /** Spread of one row's cost: standard deviation, USD. */
  readonly costSdUsd: number;
  readonly failed: number;
  readonly meanMs: number | null;
  readonly p50Ms: number | null;
  /** Null below 100 answered rows, as p99. */
  readonly p95Ms: number | null;
  readonly p99Ms: number | null;
  readonly localShare: Share;
  /** Over labelled rows. */
  readonly accuracy: Share;
  /** Who answered most of it; null where nobody did. */
  readonly mostBy: string | null;
}

/** All rows, each in one group; the dearest groups first, and beyond fifty the rest as one. */
export interface Breakdown {
  /** Over live rows; absent: over simulated ones. */
  readonly mode?: 'live';
  readonly by: BreakdownKey;
  readonly n: number;
  readonly costUsd: number;
  readonly groups: readonly BreakdownGroup[];
}
