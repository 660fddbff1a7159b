import type { Endpoint, EndpointId } from '../../core/domain/endpoint';
import type { ExportedFile, FidelityNotes, GatewayId } from '../../core/domain/gateway-export';
import type { Policy } from '../../core/domain/policy';
import type { RouteMetadata } from './classify/route-metadata';

/** An endpoint that a gateway serves, and who is asked where it fails. */
export interface GatewayRoute {
  readonly endpoint: Endpoint;
  /** Best first. Only for requests that no gate held. */
  readonly fallbacks: readonly Endpoint[];
}

/** What a gateway's configuration is made of. */
export interface GatewayPlan {
  readonly policy: Policy;
  readonly routes: readonly GatewayRoute[];
  /** Who serves a request that says nothing of itself: the best model on this device. Null: nobody does. */
  readonly unlabelled: Endpoint | null;
}

/** A target of exports: a configuration, and what it does with what `classify` says of a request. */
export interface Gateway {
  readonly id: GatewayId;
  /** Its own configuration, without the modules that come with it. Throws `CannotExport` where it cannot hold the plan. */
  readonly configure: (plan: GatewayPlan) => ExportedFile;
  /** How a request is routed by that configuration, as far as its first call; null: it is refused. */
  readonly emulate: (plan: GatewayPlan) => (metadata: RouteMetadata | null) => EndpointId | null;
  /** What it keeps of the policy beside the routing itself, which `classify` brings. */
  readonly notes: (plan: GatewayPlan) => FidelityNotes;
}
