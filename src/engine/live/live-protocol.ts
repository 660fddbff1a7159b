import type { Endpoint } from '../../core/domain/endpoint';
import type { JudgeFigures } from '../../core/domain/judge-figures';
import type { JudgeStressReport } from '../../core/domain/judge-stress';
import type { Failure } from '../../core/domain/result';
import type { LiveTarget } from '../../live/chat/live-target';
import type { ConnectionReport } from '../../live/chat/test-connection';
import type { PromptDraft } from '../protocol';

export type { ConnectionReport } from '../../live/chat/test-connection';

/** An address with its key, as the settings hand it over; it stays in worker memory. */
export type LiveAddress = Omit<LiveTarget, 'model'>;

/** An enabled row of the settings. */
export interface LiveRow extends LiveAddress {
  readonly id: string;
  readonly kind: 'ollama' | 'openai' | 'featherless' | 'custom';
  readonly name: string;
  readonly models: readonly string[];
  readonly timeoutMs: number;
  /** The user has said that it stands on a machine or in a network of theirs: it is of the local tier, and no outsider. */
  readonly trusted?: boolean;
  /** USD per million tokens, for models that the catalogue does not know. */
  readonly price: { readonly input: number; readonly output: number } | null;
}

/** How live runs are flown. */
export interface LiveSettings {
  readonly rows: readonly LiveRow[];
  /** Which rows the log, the telemetry and inspections are read from. */
  readonly view: 'sim' | 'live';
  /** Nothing may leave this tab: every live call is refused. */
  readonly zeroEgress: boolean;
  /** Prompts under way at a time. */
  readonly concurrency: number;
}

/** What was sent to an origin, since the engine started. */
export interface OriginEgress {
  readonly origin: string;
  readonly requests: number;
  /** Bytes of request bodies. */
  readonly bytes: number;
}

/** A model of the settings that its provider shuts down. */
export interface RetiringEndpoint {
  readonly label: string;
  /** `YYYY-MM-DD`. */
  readonly on: string;
  readonly replacement: string;
  readonly isPast: boolean;
}

/** The live side of the session. */
export interface LiveState {
  /** Which rows are read. */
  readonly view: 'sim' | 'live';
  readonly endpoints: readonly Endpoint[];
  readonly retiring: readonly RetiringEndpoint[];
  readonly rows: number;
  /** What the live rows have come to, in one line. */
  readonly headline: string;
  /** Hash of the recorded rows. */
  readonly hash: string;
  /** USD of all recorded calls whose price is known, and how many calls have none. */
  readonly spentUsd: number;
  /** USD set aside for calls under way: what they can cost at most. */
  readonly reservedUsd: number;
  /** USD that ended calls may have cost beyond that, where no server said what was used: held against the limit. */
  readonly unsureUsd: number;
  readonly unpriced: number;
  readonly underWay: number;
  readonly egress: readonly OriginEgress[];
  readonly judge: JudgeFigures;
}

export interface LiveRouteResult {
  readonly firstRow: number;
  readonly count: number;
  readonly requested: number;
  readonly cancelled: boolean;
}

/** What would leave this tab with a prompt, before it does. */
export interface LivePreview {
  /** The text with what the detectors found replaced. */
  readonly redacted: string;
  readonly kinds: readonly string[];
  /** Gates leave nobody beyond this device. */
  readonly staysHere: boolean;
  /** Gates leave nobody at all. */
  readonly blocked: string | null;
  /** Of the largest and the smallest request body among those who may serve it, a summary's text apart. */
  readonly bytes: number;
  readonly leastBytes: number;
  readonly origins: readonly string[];
  /** What a model on this device would first be sent, to sum up the turns that are left out; null where nobody is asked. */
  readonly summary: {
    readonly turns: number;
    readonly origin: string;
    readonly bytes: number;
    /** Of the summary at most. */
    readonly mostTokens: number;
  } | null;
}

/** How fast an endpoint answered a short request, asked a few times from this browser: medians, the network included. */
export interface ProbeRow {
  readonly label: string;
  /** Whole answers, of so many requests. */
  readonly answered: number;
  readonly asked: number;
  readonly ttftMs: number | null;
  readonly tokensPerSecond: number | null;
  readonly totalMs: number | null;
  /** Why the last one that failed did; null where none did. */
  readonly failure: Failure | null;
}

/** Calls that reach endpoints of the user's own. */
export interface LiveCalls {
  /** Asks an address for its models and says by name what came of it. */
  'live-test': {
    params: { readonly address: LiveAddress; readonly timeoutMs: number };
    result: ConnectionReport;
  };
  /** Takes the settings over. What is under way goes on as it began, unless nothing may leave any more. */
  'live-configure': { params: LiveSettings; result: LiveState };
  /** Routes prompts to the user's own endpoints. A cancel ends what is under way and keeps what had come. */
  'live-route': { params: { readonly drafts: readonly PromptDraft[] }; result: LiveRouteResult };
  /** Asks the policy's judge for every attack of the set and its clean twin; a cancel keeps what had been asked. */
  'judge-stress': {
    params: { readonly judge: 'surrogate' | 'model'; readonly repeats: number };
    result: JudgeStressReport;
  };
  /** Times every endpoint of the settings with a short request of the program's own; a cancel keeps what was timed. */
  'live-probe': { params: { readonly repeats: number }; result: readonly ProbeRow[] };
  /** What would leave with a prompt, and to whom it could go. */
  'live-preview': { params: { readonly draft: PromptDraft }; result: LivePreview };
}
