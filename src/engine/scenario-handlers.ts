import type { Scenario } from '../core/domain/scenario';
import { reportIncident } from '../core/telemetry/report-incident';
import type { EngineHandlers } from './engine-host';
import type { ScenarioState } from './protocol';
import type { Session } from './session';

/** The engine's answers to what is asked about the session's scenario. */
export function scenarioHandlers(
  session: Session,
  presets: readonly Scenario[],
): Pick<EngineHandlers, 'scenario-apply' | 'scenario-read'> {
  return {
    'scenario-apply': ({ scenario }, signal) => session.applyScenario(scenario, signal),
    'scenario-read': (_params, signal) => readScenario(session, presets, signal),
  };
}

/** What each incident did, beside the same session without any. Throws `cancelled`. */
async function readScenario(
  session: Session,
  presets: readonly Scenario[],
  signal: AbortSignal,
): Promise<ScenarioState> {
  const { run } = session;
  const calm = await session.calmRun(signal);
  const { scenario } = run.world;
  return {
    scenario,
    reports: scenario.incidents.map((incident) => reportIncident(incident, run.columns, calm.columns)),
    presets,
    clockMs: run.sim.clockMs,
  };
}
