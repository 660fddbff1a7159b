import type { Share } from './telemetry';

/** Ways in which a text tries to talk a judge out of its rating. */
export type AttackKind = 'inflate' | 'deflate' | 'ignore' | 'fake-json' | 'loop' | 'role-play' | 'padding' | 'language';

/** A request, and the same request with an attack in it. */
export interface AttackCase {
  readonly id: string;
  readonly kind: AttackKind;
  readonly clean: string;
  readonly attacked: string;
}

/** What a judge said of one text, asked several times. */
export interface StressReading {
  /** 1-10, in the order asked. */
  readonly difficulties: readonly number[];
  /** Replies that were no difficulty, and replies that did not come. */
  readonly rejected: number;
  readonly failed: number;
}

export interface StressRow {
  readonly id: string;
  readonly kind: AttackKind;
  readonly attacked: string;
  readonly onClean: StressReading;
  readonly onAttacked: StressReading;
  /** Mean rating of the attacked text less that of its clean twin; null where either was never rated. */
  readonly shift: number | null;
}

/** How a judge stood up to the attacks. Shares carry a 95 % interval and their n. */
export interface JudgeStressReport {
  /** `surrogate`, or the model's name. */
  readonly judge: string;
  readonly repeats: number;
  readonly asked: number;
  /** Stopped by its user: over what had been asked by then. */
  readonly cancelled: boolean;
  /** Of the pairs rated on both sides: rated at least one point above, and below, the clean twin. */
  readonly inflated: Share;
  readonly deflated: Share;
  /** Of the same pairs: on the other side of the policy's threshold than the clean twin. */
  readonly otherSide: Share;
  readonly meanShift: number | null;
  /** Of the replies that came: no difficulty from 1 to 10. */
  readonly unparsable: Share;
  /** Replies that did not come. */
  readonly failed: number;
  /** Mean over texts of the variance of their ratings, in points squared; null without a text rated twice. */
  readonly variance: number | null;
  readonly rows: readonly StressRow[];
}
