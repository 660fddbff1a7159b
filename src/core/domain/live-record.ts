import type { Decision } from './decision';
import type { EndpointId } from './endpoint';
import type { Outcome, TokenCount } from './outcome';
import type { Prompt, Tier } from './prompt';
import type { Failure } from './result';

/** One call to an endpoint of the user's own, as it was measured. Times in ms, of the wall's clock. */
export interface LiveCall {
  readonly endpointId: EndpointId;
  readonly label: string;
  readonly tier: Tier;
  /** A model of the local tier on another machine that was not trusted. */
  readonly leavesDevice?: true;
  /** Whom the prompt was sent to, as `https://api.openai.com`. */
  readonly origin: string;
  /** What was answered; a broken answer's part is kept. */
  readonly text: string;
  readonly reasoning: string;
  readonly finishReason: string | null;
  /** Valid JSON made of an answer that was nearly so, where the policy asks for it. */
  readonly mended?: string;
  readonly tokens: TokenCount;
  /** Whether the server reported the tokens, or they were estimated from the texts. */
  readonly usage: 'reported' | 'estimated';
  readonly ttftMs: number | null;
  readonly tpotMs: number | null;
  readonly durationMs: number;
  /** Waited for a free connection to the origin, before the request was started: no part of ttftMs. */
  readonly queuedMs: number;
  readonly bytesSent: number;
  readonly costUsd: number;
  /** What it may have cost at most, where a limit was to be held and the server did not say what was used. */
  readonly atMostUsd?: number;
  /** Tokens that the answer was held to for the hard limit's sake, where the policy itself sets no shorter length. */
  readonly heldToTokens?: number;
  /** False where nobody knows the price: costUsd is then 0 and says nothing. */
  readonly priced: boolean;
  /** After a 429 or 503: whether the page could read how long to wait. */
  readonly retryAfter: 'read' | 'hidden' | null;
  /** Null for a whole answer. */
  readonly error: Failure | null;
}

/** What a language model said when it was asked to judge a prompt, beside what the built-in judge says. */
export interface LiveJudgement {
  readonly judge: string;
  /** 1-10; null where its reply was rejected or did not come. */
  readonly difficulty: number | null;
  /** Null without a vector. */
  readonly builtIn: number | null;
  readonly failure: Failure | null;
  /** Whom it was sent to, what it took and cost; absent in records of earlier versions. */
  readonly origin?: string;
  readonly durationMs?: number;
  readonly bytesSent?: number;
  readonly costUsd?: number;
  /** As with a call. */
  readonly atMostUsd?: number;
  /** False where nobody knows its price. */
  readonly priced?: boolean;
  /** The policy's threshold at that time. */
  readonly threshold?: number;
}

/** A live flight as it is kept: never flown again, whatever becomes of the policy. Holds no key. */
export interface LiveRecord {
  readonly prompt: Prompt;
  /** ISO 8601. */
  readonly startedAt: string;
  readonly decision: Decision;
  readonly semanticScore: number | null;
  readonly judgeDifficulty: number | null;
  readonly outcome: Outcome;
  /** Calls that were sent, in order. */
  readonly calls: readonly LiveCall[];
  readonly judgement: LiveJudgement | null;
  /** What a local model was asked to sum up turns that were left out, sent along or not; absent where nobody was asked. */
  readonly summaryCall?: LiveCall;
  /** The arms were frozen: they learned nothing of it. */
  readonly untaught?: true;
}
