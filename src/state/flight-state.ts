import type { Decision } from '../core/domain/decision';
import type { EndpointId } from '../core/domain/endpoint';
import type { Features } from '../core/domain/features';
import type { FlightEvent } from '../core/domain/flight-event';
import type { Outcome } from '../core/domain/outcome';
import type { Failure } from '../core/domain/result';
import type { StageId, TraceEntry } from '../core/domain/verdict';

/** The pathway's states; `degraded` is a flight that ended without the answer that was asked for. */
export type FlightPhase =
  | 'idle'
  | 'analyzing'
  | 'routing'
  | 'generating'
  | 'done'
  | 'failed'
  | 'failed-over'
  | 'blocked'
  | 'cancelled'
  | 'degraded';

/** An endpoint that failed and who was tried next, null when nobody was left. */
export interface Failover {
  readonly from: EndpointId;
  readonly to: EndpointId | null;
  readonly error: Failure;
}

/** One prompt's flight as far as it has been shown. The words for it come from ui/kit/flight-label. */
export interface FlightState {
  readonly state: FlightPhase;
  /** Null when idle. */
  readonly flight: string | null;
  readonly events: readonly FlightEvent[];
  readonly features: Features | null;
  readonly entries: readonly TraceEntry[];
  /** The stage being asked at the moment. */
  readonly evaluating: StageId | null;
  readonly decision: Decision | null;
  readonly outcome: Outcome | null;
  /** The endpoint being called, or that answered. */
  readonly endpointId: EndpointId | null;
  readonly failovers: readonly Failover[];
  /** Tokens answered so far. */
  readonly tokens: number;
  /** The answer so far, where the endpoint gives text. */
  readonly answer: string;
  /** What it was doing when the user cancelled it; null where nobody did. */
  readonly cancelledAt: FlightPhase | null;
  /** Prompts of a cancelled run of many: how many stayed, of how many; null unless that is on show. */
  readonly stopped: { readonly kept: number; readonly requested: number } | null;
  /** True while events wait to be shown: `skip()` shows them at once. */
  readonly replaying: boolean;
}

/** No flight. */
export const idleFlight: FlightState = {
  state: 'idle',
  flight: null,
  events: [],
  features: null,
  entries: [],
  evaluating: null,
  decision: null,
  outcome: null,
  endpointId: null,
  failovers: [],
  tokens: 0,
  answer: '',
  cancelledAt: null,
  stopped: null,
  replaying: false,
};
