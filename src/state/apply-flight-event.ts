import type { FlightEvent } from '../core/domain/flight-event';
import type { Outcome } from '../core/domain/outcome';
import type { FlightPhase, FlightState } from './flight-state';

/** The state of a flight after one more event. */
export function applyFlightEvent(before: FlightState, event: FlightEvent): FlightState {
  const state: FlightState = { ...before, events: [...before.events, event] };
  switch (event.kind) {
    case 'features-end':
      return { ...state, state: 'analyzing', features: event.features };
    case 'verdict-start':
      return { ...state, state: 'routing', evaluating: event.stage };
    case 'verdict-end':
      return { ...state, state: 'routing', evaluating: null, entries: [...state.entries, event.entry] };
    case 'decision-end':
      return { ...state, evaluating: null, decision: event.decision, entries: event.decision.trace };
    case 'dispatch-start':
      return { ...state, state: 'generating', endpointId: event.endpointId, tokens: 0, answer: '' };
    case 'dispatch-failed': {
      const failover = { from: event.endpointId, to: event.nextEndpointId, error: event.error };
      // A retry at the same endpoint is no failover: it goes on generating after its wait.
      if (failover.from === failover.to) return { ...state, state: 'generating' };
      return { ...state, state: 'failed-over', failovers: [...state.failovers, failover] };
    }
    case 'token-delta':
      return { ...state, tokens: state.tokens + event.tokens, answer: state.answer + event.text };
    default:
      return { ...state, state: phaseOf(event.outcome, hasFailedOver(state)), outcome: event.outcome };
  }
}

/** The phase a flight rests in after its outcome: an answer by another endpoint than the first stays marked. */
export function phaseOf(outcome: Outcome, failedOver: boolean): FlightPhase {
  if (outcome.kind !== 'completed') return outcome.kind;
  return failedOver ? 'failed-over' : 'done';
}

function hasFailedOver(state: FlightState): boolean {
  return state.failovers.some(({ from, to }) => to !== null && to !== from);
}
