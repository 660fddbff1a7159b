import type { ConversationTable } from './conversations/conversation-table';
import type { Endpoint } from './domain/endpoint';
import type { FlightEvent } from './domain/flight-event';
import type { ResponseCache } from './cache/response-cache';
import type { CompiledPolicy } from './compiled-policy';
import type { SendingRules, ShortenPrompt } from './conversations/sent-prompt';
import type { LoadWatch } from './dispatch/load-watch';
import type { DispatchState } from './dispatch/dispatch-state';
import type { RouterModel } from './pillars/router-model';
import type { SemanticIndex } from './pillars/semantic-index';
import type { ArmTable } from './pillars/arm-table';
import type { RouterTimes } from './domain/router-times';
import type { RandomStreams } from './sim/rng';

/** What a flight may use of the world around it; all of it comes in, nothing is global. */
export interface FlightContext {
  readonly policy: CompiledPolicy;
  readonly model: RouterModel;
  /** Null while the encoder has not been loaded, or has failed. */
  readonly semanticIndex: SemanticIndex | null;
  readonly arms: ArmTable;
  /** What calls have left behind in this session: breakers, calls under way, money. */
  readonly dispatch: DispatchState;
  /** Answers that earlier requests of this session brought. */
  readonly cache: ResponseCache;
  /** Where the conversations of this session stand. */
  readonly conversations: ConversationTable;
  /** The clock that breakers and waits go by, ms: virtual in simulation, the wall's in live use. */
  readonly nowMs: () => number;
  readonly streams: RandomStreams;
  /** Shortens what paid endpoints are sent; absent where the policy does not ask for it. */
  readonly shorten?: ShortenPrompt | undefined;
  /** What is sent in the place of turns that are left out; absent where nothing is. */
  readonly summarise?: SendingRules['summarise'];
  /** Foresees how full endpoints will be; absent live, and where the policy does not ask. */
  readonly watch?: LoadWatch | undefined;
  /** What an endpoint's price is multiplied by right now, as its price list says; absent: 1 everywhere. */
  readonly priceFactor?: ((endpoint: Endpoint) => number) | undefined;
  /** Position of the request in the session, from 0. */
  readonly request: number;
  /** USD of the session before this request. */
  readonly spentUsd: number;
  /** True with the user's own endpoints: no crossing budget unless switched on. */
  readonly live: boolean;
  /** Added to a flight's latency for each stage that ran; zeros where the driver measures instead. */
  readonly routerTimes: RouterTimes;
  /** Null where nobody reads along: then reasons and evidence are not put into words, which took most of a flight's time. */
  readonly emit: ((event: FlightEvent) => void) | null;
}
