import type { FigureBasis } from './figure-basis';

/** One threshold's cost and quality over the same prompts and the same potential outcomes. */
export interface FrontierPoint {
  readonly edgeThreshold: number;
  readonly usdPerThousandRequests: number;
  /** Share acceptable over labelled rows; null without labels. */
  readonly quality: number | null;
  readonly qualityLow: number | null;
  readonly qualityHigh: number | null;
  readonly localShare: number;
}

/** A reference line or dot: what a simple alternative gives on the same prompts. */
export interface FrontierReference {
  readonly id: 'all-local' | 'all-cloud' | 'best-single' | 'random-mix' | 'length-rule' | 'article-rule';
  readonly label: string;
  readonly usdPerThousandRequests: number;
  readonly quality: number | null;
  readonly localShare: number;
}

/** The cost-quality frontier of the session's prompts along the complexity threshold. */
export interface Frontier {
  /** Over live rows; absent: over simulated ones. */
  readonly mode?: 'live';
  /** What it is over. */
  readonly basis: FigureBasis;
  readonly n: number;
  readonly nLabelled: number;
  /** Labels that say that no tier answered acceptably: without any, all-cloud is 100 % by the labels' definition. */
  readonly bothFailed: number;
  readonly points: readonly FrontierPoint[];
  readonly current: FrontierPoint;
  readonly references: readonly FrontierReference[];
  /** The answer in a word or two; null where there is none to give: no rows, too few labels, live rows. */
  readonly verdict: string | null;
  /** Plain answer: does routing beat the best single model on this traffic, or not. */
  readonly answer: string;
}

/** What an edit of the policy does to the session's prompts: under both policies they were flown on the same streams. */
export interface PolicyEffect {
  readonly n: number;
  /** Rows that go to another tier, or to nobody; what the bandit explores and a failure leads to aside. */
  readonly moved: number;
  readonly toCloud: number;
  readonly toLocal: number;
  /** Rows that an answer that was kept serves now. */
  readonly toCache: number;
  readonly toNobody: number;
  /** Rows that the human stage takes now. */
  readonly toPerson: number;
  /** Rows that another model of the same tier serves; not among the moved. */
  readonly otherModel: number;
  /** What cost and quality are over: rows that nothing was tuned on, or every row where there are none. */
  readonly judged: { readonly n: number; readonly heldOut: boolean };
  /** Relative change of cost, e.g. -0.31; null where the cost was 0. */
  readonly costChange: number | null;
  /** The parts of that change from rows that go another way, and from rows that another model of their tier serves; null as above. */
  readonly costParts: { readonly byRoute: number; readonly byModel: number } | null;
  /** Paired change of quality in points of share with a 95 % interval; null without labels. */
  readonly qualityChange: {
    readonly value: number;
    readonly low: number;
    readonly high: number;
    readonly n: number;
  } | null;
}
