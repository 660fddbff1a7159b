import type { Catalog } from '../../catalog/catalog';
import type { EngineHandlers } from '../engine-host';
import type { ScenarioState } from '../protocol';
import type { Session } from './session';

/** The engine's answers to what is asked about the session's scenario. */
export function scenarioHandlers(
  session: Session,
  catalog: Pick<Catalog, 'scenarios' | 'arrivals'>,
): Pick<EngineHandlers, 'scenario-apply' | 'scenario-read'> {
  return {
    'scenario-apply': ({ scenario }, signal) => session.applyScenario(scenario, signal),
    'scenario-read': (_params, signal) => readScenario(session, catalog, signal),
  };
}

/** What each incident did, beside the same session without any. Throws `cancelled`. */
async function readScenario(
  session: Session,
  { scenarios, arrivals }: Pick<Catalog, 'scenarios' | 'arrivals'>,
  signal: AbortSignal,
): Promise<ScenarioState> {
  const { run } = session;
  const calm = await session.calmRun(signal);
  const { scenario } = run.world;
  const { reportIncident } = await import('../../core/telemetry/report-incident');
  const { aimScenario } = await import('../../core/telemetry/aim-scenario');
  return {
    scenario,
    reports: scenario.incidents.map((incident) =>
      reportIncident(incident, run.columns, calm.columns, run.world.endpoints),
    ),
    presets: scenarios.map((preset) => aimScenario(preset, calm.columns, run.world.endpoints)),
    arrivals,
    clockMs: run.sim.clockMs,
  };
}
