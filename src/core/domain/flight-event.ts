import type { Decision } from './decision';
import type { EndpointId } from './endpoint';
import type { Features } from './features';
import type { Outcome } from './outcome';
import type { Failure } from './result';
import type { StageId, TraceEntry } from './verdict';

/** What happens to one prompt, in order: the pathway animation is this stream and nothing else. */
export type FlightEvent =
  | { readonly kind: 'features-end'; readonly features: Features }
  | { readonly kind: 'verdict-start'; readonly stage: StageId }
  | { readonly kind: 'verdict-end'; readonly entry: TraceEntry }
  | { readonly kind: 'decision-end'; readonly decision: Decision }
  | { readonly kind: 'dispatch-start'; readonly endpointId: EndpointId; readonly attempt: number }
  | {
      readonly kind: 'dispatch-failed';
      readonly endpointId: EndpointId;
      readonly error: Failure;
      /** Who is asked next, the same endpoint for a retry; null when nobody is left. */
      readonly nextEndpointId: EndpointId | null;
      /** How long it waits before that. */
      readonly waitMs: number;
    }
  | { readonly kind: 'token-delta'; readonly tokens: number; readonly text: string }
  | { readonly kind: 'outcome-end'; readonly outcome: Outcome };
