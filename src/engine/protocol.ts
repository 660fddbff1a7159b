import type { CallCost } from '../core/domain/call-admission';
import type { AlertReport, AlertRule } from '../core/domain/alert';
import type { CacheLab } from '../core/domain/cache-lab';
import type { AnticipationReport } from '../core/domain/anticipation-report';
import type { BatchReport } from '../core/domain/batch-report';
import type { Breakdown, BreakdownKey, PromptKey } from '../core/domain/breakdown';
import type { ClusterFacts, ClusterProposal, ReclusterSource } from '../core/domain/cluster-proposal';
import type { Comparison } from '../core/domain/comparison';
import type { EfficiencyHints } from '../core/domain/efficiency-hints';
import type { Endpoint, EndpointId } from '../core/domain/endpoint';
import type { FlightEvent } from '../core/domain/flight-event';
import type { Frontier, PolicyEffect } from '../core/domain/frontier';
import type { IncidentReport } from '../core/domain/incident-report';
import type { Inspection } from '../core/domain/inspection';
import type { LiveRecord } from '../core/domain/live-record';
import type { LogRow } from '../core/domain/log-row';
import type { ModelMatrix } from '../core/domain/model-matrix';
import type { OwnCalibration, OwnEncoderInfo } from '../core/domain/own-encoder';
import type { PitfallReport, PitfallState } from '../core/domain/pitfall-report';
import type { Policy } from '../core/domain/policy';
import type { Prompt, PromptMetadata, RecordedOutcome, Tier, Turn } from '../core/domain/prompt';
import type { Proposal } from '../core/domain/proposal';
import type { RegretEvidence } from '../core/domain/regret-evidence';
import type { RefitReport } from '../core/domain/refit-report';
import type { Failure } from '../core/domain/result';
import type { NamedArrivals, Scenario } from '../core/domain/scenario';
import type { SavingReport } from '../core/domain/saving-report';
import type { SessionSeries } from '../core/domain/session-series';
import type { ShorteningReport } from '../core/domain/shortening-report';
import type { StickinessReport } from '../core/domain/stickiness-report';
import type { PriceReport } from '../core/domain/price-report';
import type { Telemetry } from '../core/domain/telemetry';
import type { ThresholdCriterion, ThresholdReport } from '../core/domain/threshold-report';
import type { StageId } from '../core/domain/verdict';
import type { Label } from '../core/domain/prompt';
import type { RowFilter } from '../core/telemetry/row-filter';
import type { ImportCalls, ImportProgress } from './import/import-protocol';
import type { ExportCalls } from './export/export-protocol';
import type { LiveCalls, LiveState } from './live/live-protocol';
import type { NamedFile } from '../live/model-folder';

export type { NamedFile } from '../live/model-folder';
export type { ConnectionReport, LiveAddress, LivePreview, LiveRow, LiveState, ProbeRow } from './live/live-protocol';
export type { ColumnMapping, ImportOutcome, ImportPreview, ImportProgress } from './import/import-protocol';

/** A prompt as the interface hands it over; the engine gives it an id. */
export interface PromptDraft {
  readonly text: string;
  readonly system?: string;
  readonly turns?: readonly Turn[];
  readonly metadata?: PromptMetadata;
  readonly overrides?: Prompt['overrides'];
  /** What an imported log says of it. */
  readonly label?: Label;
  readonly recorded?: RecordedOutcome;
}

/** Which rows of the log are asked for, and in which order. */
export type LogQuery = RowFilter;
export type LogSort = RowFilter['sort'];

export type EmbedderStatus =
  | { readonly state: 'idle' }
  | { readonly state: 'loading'; readonly loadedBytes: number; readonly totalBytes: number | null }
  | { readonly state: 'ready'; readonly model: string; readonly dimensions: number; readonly loadMs: number }
  | { readonly state: 'failed'; readonly failure: Failure };

/** What a run gave, shown as the headline. Figures over the reporting half of the samples when `half` is set. */
export interface RunSummary {
  readonly rows: number;
  readonly seed: number;
  /** Hash of all simulated telemetry columns: equal seeds give equal hashes. */
  readonly telemetryHash: string;
  readonly policyVersion: number;
  /** Whether pillar 2 took part: a run fixes that at its start. */
  readonly withEmbedder: boolean;
  readonly headline: string;
}

/** What goes wrong in a session, and what it did. */
export interface ScenarioState {
  readonly scenario: Scenario;
  /** Of each incident, in the scenario's order. */
  readonly reports: readonly IncidentReport[];
  readonly presets: readonly Scenario[];
  /** Ways in which requests come, of the catalogue. */
  readonly arrivals: readonly NamedArrivals[];
  /** Virtual time of the session so far, ms. */
  readonly clockMs: number;
}

export interface AlignmentReport {
  /** Area under the ROC curve of the semantic score against labels; null without both labels. */
  readonly auc: number | null;
  readonly nLabelled: number;
  /** Share of prompts whose score abstained between the thresholds. */
  readonly lowMarginShare: number;
  /** Share of prompts more than half out of vocabulary. */
  readonly outOfVocabularyShare: number;
  /** Share of prompts whose words the vocabulary lacks and cuts into pieces: the terms of a domain. */
  readonly splitShare: number;
  readonly otherLanguageShare: number;
  /** Whether the encoder fits this traffic. */
  readonly state: PitfallState;
  readonly n: number;
}

/** Every call the interface can make: params in, result out. The host's handler table is mapped from this. */
export interface EngineCalls extends ImportCalls, LiveCalls, ExportCalls {
  /** Starts the session over with a seed and a policy; `samples` routes the built-in prompts once the embedder has loaded or failed. */
  'session-start': {
    params: { readonly seed: number; readonly policy: Policy | null; readonly source: 'samples' | 'empty' };
    result: RunSummary;
  };
  /** The default policy and the catalogue's endpoints, for the policy editor. */
  'catalog-read': { params: null; result: { readonly policy: Policy; readonly endpoints: readonly Endpoint[] } };
  /** Routes prompts after those already in the session; flight events are pushed when there is only one. */
  route: {
    params: { readonly drafts: readonly PromptDraft[] };
    result: RouteResult;
  };
  /** Draws one of the built-in samples, so that the composer can show it. */
  'sample-draw': { params: { readonly index: number | null }; result: PromptDraft };
  /** Applies a policy: the whole session is flown again under it, same prompts, same streams. */
  'policy-apply': { params: { readonly policy: Policy }; result: RunSummary };
  /** Applies a scenario: the whole session is flown again under it, same prompts, same streams. */
  'scenario-apply': { params: { readonly scenario: Scenario }; result: RunSummary };
  /** The scenario in force, what its incidents did, and the scenarios of the catalogue. */
  'scenario-read': { params: null; result: ScenarioState };
  /** What going from one policy to another does to the session's prompts, without applying either. */
  'policy-preview': { params: { readonly from: Policy; readonly to: Policy }; result: PolicyEffect };
  'frontier-read': { params: { readonly half: 'tune' | 'report' | null }; result: Frontier };
  /** Searches thresholds over the session's labelled prompts, pushing `optimize-progress`; changes nothing. */
  optimize: { params: Readonly<Record<string, never>>; result: Proposal };
  /** Refits the complexity index on the session's own labels; changes nothing: the policy takes the refit over. */
  refit: { params: Readonly<Record<string, never>>; result: RefitReport };
  /** Groups examples or labelled prompts afresh by k-means; changes nothing: the policy takes the groups over. */
  recluster: {
    params: { readonly source: ReclusterSource; readonly k: number; readonly most: number };
    result: ClusterProposal;
  };
  /** How one cluster of the policy in force lies among the others; null where none of its examples can be read. */
  'cluster-read': { params: { readonly clusterId: string }; result: ClusterFacts | null };
  /** Every semantic threshold against the session's labels: chosen on one half, measured on the other; changes nothing. */
  'thresholds-read': { params: { readonly criterion: ThresholdCriterion }; result: ThresholdReport };
  /** The strategies of the article's table on the session's prompts. */
  'comparison-read': { params: { readonly half: 'tune' | 'report' | null }; result: Comparison };
  /** Every model with every kind of prompt. */
  'matrix-read': {
    params: { readonly by: PromptKey; readonly half: 'tune' | 'report' | null };
    result: ModelMatrix;
  };
  /** The rows by a key, with what each group costs. */
  'breakdown-read': { params: { readonly by: BreakdownKey }; result: Breakdown };
  /** The session's course, for the charts. */
  'series-read': { params: null; result: SessionSeries };
  /** The session's endpoint choices played again on so many other seeds, by every algorithm and at random. */
  'regret-read': { params: { readonly seeds: number }; result: RegretEvidence };
  /** What alert rules come to on the rows in view. */
  'alerts-read': { params: { readonly rules: readonly AlertRule[] }; result: AlertReport };
  'telemetry-read': { params: { readonly half: 'tune' | 'report' | null }; result: Telemetry };
  'log-count': { params: { readonly query: LogQuery }; result: { readonly count: number; readonly total: number } };
  'log-rows': {
    params: { readonly query: LogQuery; readonly offset: number; readonly limit: number };
    result: readonly LogRow[];
  };
  inspect: { params: { readonly row: number }; result: Inspection };
  'label-set': { params: { readonly row: number; readonly label: Label | null }; result: LogRow };
  /** What the user's own labels prefer, in session order; prompts on which both tiers failed prefer nothing. */
  'preferences-read': { params: null; result: readonly Preference[] };
  /** The log as CSV, one row a flight, safe to open in a spreadsheet. */
  'export-csv': { params: { readonly withPrompts: boolean }; result: { readonly csv: string } };
  'embedder-load': { params: null; result: EmbedderStatus };
  /** Loads an encoder from files of the user's into memory; where the policy names it, pillar 2 reads by it from then on. */
  'encoder-open': { params: { readonly files: readonly NamedFile[] }; result: OwnEncoderInfo };
  /** The same for an encoder that is fetched from the hub, which the page must allow; refused under zero egress. */
  'encoder-fetch': { params: { readonly repository: string }; result: OwnEncoderInfo };
  /** Fits the score's scale of the policy's own encoder on the session's labels; changes nothing. */
  'encoder-calibrate': { params: null; result: OwnCalibration };
  /** The article's pitfalls on this session: drift, an encoder that does not fit, a judge that rates too high. */
  'pitfalls-read': { params: null; result: PitfallReport };
  /** Routes the catalogue's conversations of several turns after those already there. */
  'conversations-route': { params: null; result: RouteResult };
  /** What the session has bought at prices that depend on volume or hour, and what waited for it. */
  'prices-read': { params: null; result: PriceReport };
  /** What batching did to the session's requests of low priority. */
  'batches-read': { params: null; result: BatchReport };
  /** What the session's cache saved, and the bandit's regret. */
  'savings-read': { params: null; result: SavingReport };
  /** What moving requests ahead of the load did, beside the same session without it. */
  'anticipation-read': { params: null; result: AnticipationReport };
  /** What the prompts in view could do without. */
  'hints-read': { params: null; result: EfficiencyHints };
  /** What shortening did to the requests in view. */
  'shortening-read': { params: null; result: ShorteningReport };
  /** What the session's conversations cost at each number of turns that they may stick; changes nothing. */
  'stickiness-read': { params: null; result: StickinessReport };
  /** How well the encoder fits this traffic. */
  'alignment-read': { params: null; result: AlignmentReport };
  /** Which look-alikes of the session's prompts a semantic cache would serve wrongly. */
  'cache-lab': { params: null; result: CacheLab };
  'session-clear': { params: null; result: RunSummary };
  /** Rebuilds a session from its command log, after a crash; equal logs give equal hashes. */
  'session-restore': { params: { readonly log: SessionLog }; result: RunSummary };
  'session-state': { params: null; result: SessionState };
}

/**
 * What a `route` call brought. A cancelled call keeps its first `count` prompts and takes the rest back out of the
 * session, so that the session stays a function of its command log; `requested` says how many there were.
 */
export interface RouteResult {
  readonly firstRow: number;
  readonly count: number;
  readonly requested: number;
  readonly cancelled: boolean;
  readonly telemetryHash: string;
}

/** Prompts that entered a session together: the built-in samples, or what a user handed over at once. */
export type SessionBatch =
  | { readonly kind: 'samples' }
  /** `origin` is `typed` where it is left out; a long log comes as several batches. */
  | { readonly kind: 'drafts'; readonly drafts: readonly PromptDraft[]; readonly origin?: 'imported' };

/** Everything a session is a function of, besides the engine's version. */
export interface SessionLog {
  readonly seed: number;
  readonly policy: Policy;
  readonly withEmbedder: boolean;
  readonly batches: readonly SessionBatch[];
  /** Live flights, as they were recorded: read again, never flown again. */
  readonly live?: readonly LiveRecord[];
  /** The user's own labels, by row. */
  readonly labels: readonly { readonly row: number; readonly label: Label }[];
  /** Absent: nothing goes wrong, and requests come at the usual rate. */
  readonly scenario?: Scenario;
  /** Rows that had a say in a policy by a fit or a search; absent: none. */
  readonly tuned?: readonly number[];
  /** How often policies were judged on what is held out; absent: never. */
  readonly looks?: number;
  /** What live calls beside any row came to: probes, and stress tests of a judge. Absent: nothing. */
  readonly aside?: CallCost;
}

/** One change of a session, told by the engine when it has taken effect. */
export type JournalEntry =
  | { readonly kind: 'session-start'; readonly seed: number; readonly policy: Policy }
  | { readonly kind: 'batch'; readonly batch: SessionBatch }
  /** `tuned`: all rows that this policy rests on. */
  | { readonly kind: 'policy'; readonly policy: Policy; readonly tuned?: readonly number[] }
  /** A search was judged on what is held out. */
  | { readonly kind: 'look' }
  | { readonly kind: 'label'; readonly row: number; readonly label: Label | null }
  | { readonly kind: 'scenario'; readonly scenario: Scenario }
  /** Live flights that have ended, as they were recorded. */
  | { readonly kind: 'live'; readonly records: readonly LiveRecord[] }
  /** A live call beside any row. */
  | { readonly kind: 'live-aside'; readonly cost: CallCost }
  | { readonly kind: 'live-label'; readonly row: number; readonly label: Label | null }
  /** From here on the session is flown with pillar 2. */
  | { readonly kind: 'embedder' }
  | { readonly kind: 'session-clear' }
  /** The log of the latest `session-restore` call has been flown; it does not travel a second time. */
  | { readonly kind: 'session-restore' };

/**
 * What a user's label says about routing one prompt, as preference training takes it: the tier that should answer and
 * the one that should not. Simulated answers have no text, so the routes themselves are compared.
 */
export interface Preference {
  /** Position in the session, from 0. */
  readonly row: number;
  readonly text: string;
  readonly system?: string;
  readonly turns?: readonly Turn[];
  readonly chosen: Tier;
  readonly rejected: Tier;
  /** Where the policy had sent it; null where nothing could serve it. */
  readonly routed: Tier | null;
}

/** The session as it stands: what its run gave, and what pillar 2 has to work with. */
export interface SessionState extends RunSummary {
  readonly embedder: EmbedderStatus;
}

export type EngineCallName = keyof EngineCalls;

/** What the engine says without being asked. Coalesced, credit-limited, newest wins but for flight events. */
export type EnginePush =
  | { readonly kind: 'flight-event'; readonly flight: string; readonly event: FlightEvent; readonly wallMs: number }
  | {
      readonly kind: 'progress';
      readonly done: number;
      readonly total: number;
      readonly phase: 'embedding' | 'routing';
    }
  /** Policies tried by the search that is under way. */
  | { readonly kind: 'optimize-progress'; readonly tried: number; readonly total: number }
  | { readonly kind: 'judge-stress-progress'; readonly done: number; readonly total: number }
  | { readonly kind: 'bulk'; readonly counts: BulkCounts }
  | { readonly kind: 'import-progress'; readonly progress: ImportProgress }
  | { readonly kind: 'live'; readonly state: LiveState }
  | { readonly kind: 'embedder'; readonly status: EmbedderStatus }
  /** Rows, telemetry and frontier have changed: read them again. */
  | { readonly kind: 'changed'; readonly rows: number; readonly telemetryHash: string };

/** Running totals of a bulk run, for the pathway's edges. */
export interface BulkCounts {
  readonly total: number;
  readonly done: number;
  readonly decidedBy: Readonly<Partial<Record<StageId, number>>>;
  readonly endpoints: Readonly<Record<EndpointId, number>>;
  readonly failed: number;
}

export interface EngineError {
  readonly code: Failure['code'];
  readonly message: string;
  readonly retryable: boolean;
}

/** A failed call as it is thrown on either side of the wire; only its code, message and `retryable` cross it. */
export class EngineCallError extends Error implements EngineError {
  override readonly name = 'EngineCallError';
  readonly code: EngineError['code'];
  readonly retryable: boolean;

  constructor({ code, message, retryable }: EngineError) {
    super(message);
    this.code = code;
    this.retryable = retryable;
  }
}

/** How the engine is; `message` is a sentence for the user where there is something to say. */
export interface EngineStatus {
  readonly state: 'starting' | 'ready' | 'restarting' | 'failed';
  readonly message: string | null;
}

/** A call on its way; one member for each name, so that name and params cannot be mixed up. */
export type EngineRequest<Name extends EngineCallName = EngineCallName> = {
  [One in Name]: {
    readonly type: 'request';
    readonly epoch: number;
    readonly id: number;
    readonly call: One;
    readonly params: EngineCalls[One]['params'];
  };
}[Name];

/** Interface to worker. `epoch` counts worker lives, so that a late reply of a dead worker is dropped. */
export type ToEngine =
  | EngineRequest
  | { readonly type: 'cancel'; readonly epoch: number; readonly id: number }
  | { readonly type: 'credit'; readonly epoch: number; readonly pushes: number }
  | { readonly type: 'ping'; readonly epoch: number };

/** Worker to interface. */
export type FromEngine =
  | {
      readonly type: 'reply';
      readonly epoch: number;
      readonly id: number;
      readonly ok: true;
      readonly result: EngineCalls[EngineCallName]['result'];
    }
  | {
      readonly type: 'reply';
      readonly epoch: number;
      readonly id: number;
      readonly ok: false;
      readonly error: EngineError;
    }
  | { readonly type: 'push'; readonly epoch: number; readonly pushes: readonly EnginePush[] }
  /** Not credit-limited: the interface keeps the command log with which a crashed engine is replaced. */
  | { readonly type: 'journal'; readonly epoch: number; readonly entry: JournalEntry; readonly telemetryHash: string }
  | { readonly type: 'pong'; readonly epoch: number };
