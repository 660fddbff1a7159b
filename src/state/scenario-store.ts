import { create } from 'zustand';
import type { IncidentReport } from '../core/domain/incident-report';
import type { Incident, NamedArrivals, Scenario } from '../core/domain/scenario';
import { endProgress, takeRunSummary, useEngine } from './engine-store';
import { latestOnly } from './latest-only';
import { tellFailure } from './tell-failure';

interface ScenarioStore {
  /** The scenario in force; null before the first read. */
  readonly scenario: Scenario | null;
  /** What each of its incidents did, in its order. */
  readonly reports: readonly IncidentReport[];
  readonly presets: readonly Scenario[];
  readonly arrivals: readonly NamedArrivals[];
  /** The session is being flown again under a change of it. */
  readonly applying: boolean;
  /** Adds an incident to those in force. */
  readonly add: (incident: Incident) => void;
  /** Takes incidents off: the session is flown again as if they had never been. */
  readonly stop: (ids: readonly string[]) => void;
  /** Takes all of them off; false where there is none. */
  readonly stopAll: () => boolean;
  /** Puts a ready-made scenario in the place of the present one. */
  readonly put: (scenario: Scenario) => void;
  /** Reads the scenario and its reports again. */
  readonly refresh: () => void;
}

/** What goes wrong in the session, and what it did. */
export const useScenario = create<ScenarioStore>()((set, get) => {
  const change = (incidentsOf: (incidents: readonly Incident[]) => readonly Incident[]): void => {
    const { scenario } = get();
    if (scenario !== null) apply({ ...scenario, incidents: [...incidentsOf(scenario.incidents)] });
  };
  return {
    scenario: null,
    reports: [],
    presets: [],
    arrivals: [],
    applying: false,
    add: (incident) => change((incidents) => [...incidents, incident]),
    stop: (ids) => change((incidents) => incidents.filter(({ id }) => !ids.includes(id))),
    stopAll: () => {
      const ids = get().scenario?.incidents.map(({ id }) => id) ?? [];
      if (ids.length > 0) get().stop(ids);
      return ids.length > 0;
    },
    put: (scenario) => apply(scenario),
    refresh: () => read(undefined),
  };

  function apply(scenario: Scenario): void {
    set({ scenario, applying: true });
    send(scenario);
  }
});

const send = latestOnly(async (scenario: Scenario) => {
  const { client } = useEngine.getState();
  if (client === null) return;
  try {
    takeRunSummary(await client.call('scenario-apply', { scenario }));
  } catch (error) {
    tellFailure('The scenario was not applied', error);
  }
  // A long session tells how far it is; its progress and its running totals are those of before.
  endProgress();
  useScenario.setState({ applying: false });
  // What was read meanwhile was of the flight before, and its end may have been told before this call's.
  useScenario.getState().refresh();
});

const read = latestOnly(async () => {
  const { client } = useEngine.getState();
  if (client === null) return;
  try {
    const { scenario, reports, presets, arrivals } = await client.call('scenario-read', null);
    // A change that is on its way is newer than what was read.
    useScenario.setState(
      useScenario.getState().applying ? { presets, arrivals } : { scenario, reports, presets, arrivals },
    );
  } catch (error) {
    tellFailure('The scenario was not read', error);
  }
});
