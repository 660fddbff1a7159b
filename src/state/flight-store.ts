import { create } from 'zustand';
import type { FlightEvent } from '../core/domain/flight-event';
import type { Inspection } from '../core/domain/inspection';
import { applyFlightEvent, phaseOf } from './apply-flight-event';
import { minimumShowingMs } from './flight-pace';
import { idleFlight } from './flight-state';
import type { FlightState } from './flight-state';
import { usePolicy } from './policy-store';
import { servedElsewhere } from './served-elsewhere';
import { animationMode } from './settings-store';

interface FlightActions {
  /** A prompt is on its way to the engine: the pathway analyzes. */
  readonly begin: () => void;
  /** Queues an event to be shown; events of a flight that is not the shown one start it over. */
  readonly push: (flight: string, event: FlightEvent) => void;
  /** Shows everything that waits, at once. */
  readonly skip: () => void;
  /** Shows how a row flew, at rest; ignored while a flight is being replayed. */
  readonly show: (inspection: Inspection) => void;
  /** Freezes the flight where it is; nothing that waits is shown any more. */
  readonly cancel: () => void;
  /** A run of many was cancelled. */
  readonly stop: (kept: number, requested: number) => void;
  readonly reset: () => void;
}

interface Replay {
  queue: FlightEvent[];
  /** Before this instant (performance.now) the next event may not be shown. */
  heldUntil: number;
  timer: ReturnType<typeof setTimeout> | null;
  afterwards: (() => void)[];
}

const replay: Replay = { queue: [], heldUntil: 0, timer: null, afterwards: [] };

/** The flight on show. It replays the engine's events, slowed down to what an eye can follow (UI.md 2.2). */
export const useFlight = create<FlightState & FlightActions>()((set, get) => ({
  ...idleFlight,
  begin: () => {
    forget();
    set({ ...idleFlight, state: 'analyzing', flight: '' });
  },
  push: (flight, event) => {
    const shown = get().flight;
    if (shown !== flight) {
      // `begin` has started a flight that has no name yet.
      if (shown === '') set({ flight });
      else {
        forget();
        set({ ...idleFlight, flight });
      }
    }
    replay.queue.push(event);
    pump();
  },
  skip: () => {
    const rest = replay.queue;
    forget();
    set(marked(rest.reduce(applyFlightEvent, { ...flightOf(get()), replaying: false })));
    settle();
  },
  show: (inspection) => {
    if (get().replaying) return;
    set(marked(flightOfInspection(inspection)));
  },
  cancel: () => {
    forget();
    const { state } = get();
    if (['analyzing', 'routing', 'generating', 'failed-over'].includes(state))
      set({ state: 'cancelled', cancelledAt: state, evaluating: null, replaying: false });
    else set(idleFlight);
  },
  stop: (kept, requested) => {
    forget();
    set({ ...idleFlight, stopped: { kept, requested } });
  },
  reset: () => {
    forget();
    set(idleFlight);
  },
}));

/** Calls back once nothing waits to be shown any more: at once, or at the end of the replay. */
export function afterReplay(run: () => void): void {
  if (replay.queue.length === 0 && replay.timer === null) run();
  else replay.afterwards.push(run);
}

function forget(): void {
  if (replay.timer !== null) clearTimeout(replay.timer);
  replay.timer = null;
  replay.queue = [];
  replay.heldUntil = 0;
}

function settle(): void {
  const callbacks = replay.afterwards;
  replay.afterwards = [];
  for (const run of callbacks) run();
}

/** Shows what may be shown by now, in one store write, and comes back for the rest. */
function pump(): void {
  if (replay.timer !== null) return;
  const unhurried = animationMode() === 'full';
  let state = flightOf(useFlight.getState());
  for (;;) {
    const wait = replay.heldUntil - performance.now();
    const event = replay.queue[0];
    if (event === undefined || (unhurried && wait > 0)) {
      replay.timer = wait > 0 && unhurried ? setTimeout(resume, wait) : null;
      break;
    }
    replay.queue.shift();
    state = applyFlightEvent(state, event);
    replay.heldUntil = performance.now() + minimumShowingMs(event, evaluatedStages(state));
  }
  useFlight.setState({ ...marked(state), replaying: replay.timer !== null });
  if (replay.timer === null) settle();
}

function resume(): void {
  replay.timer = null;
  pump();
}

/** An answer by the other tier because nobody of the decided one was on is not what was asked for. */
function marked(flight: FlightState): FlightState {
  if (flight.state !== 'done') return flight;
  const elsewhere = servedElsewhere(flight.decision, flight.endpointId, usePolicy.getState().endpoints);
  return elsewhere?.cause === 'tier-empty' ? { ...flight, state: 'degraded' } : flight;
}

function evaluatedStages(state: FlightState): number {
  const waiting = replay.queue.flatMap((event) => (event.kind === 'verdict-end' ? [event.entry] : []));
  return [...state.entries, ...waiting].filter(({ verdict }) => verdict.kind !== 'skipped').length;
}

function flightOf(store: FlightState & Partial<FlightActions>): FlightState {
  const {
    begin: _begin,
    push: _push,
    skip: _skip,
    show: _show,
    cancel: _cancel,
    stop: _stop,
    reset: _reset,
    ...flight
  } = store;
  return flight;
}

function flightOfInspection({ prompt, features, decision, outcome }: Inspection): FlightState {
  const attempts = outcome.kind === 'blocked' ? [] : outcome.attempts;
  const failovers = attempts.flatMap((attempt, index) =>
    attempt.error === undefined || attempts[index + 1]?.endpointId === attempt.endpointId
      ? []
      : [{ from: attempt.endpointId, to: attempts[index + 1]?.endpointId ?? null, error: attempt.error }],
  );
  return {
    ...idleFlight,
    state: phaseOf(
      outcome,
      failovers.some(({ from, to }) => to !== null && to !== from),
    ),
    flight: prompt.id,
    features,
    entries: decision.trace,
    decision,
    outcome,
    endpointId: attempts.at(-1)?.endpointId ?? decision.endpointId,
    failovers,
    tokens: outcome.kind === 'completed' ? outcome.tokens.visible + outcome.tokens.reasoning : 0,
  };
}
