import type { Endpoint } from '../domain/endpoint';
import type { Scenario } from '../domain/scenario';
import type { TelemetryColumns } from './columns';

const leadingCloud = 'leading-cloud';

/**
 * A ready-made scenario aimed at the session that it is offered to: `leading-cloud` becomes the provider whose endpoints were
 * called last for most requests there; without any cloud request, the tier `cloud`. Ties go to the earlier endpoint.
 */
export function aimScenario(scenario: Scenario, calm: TelemetryColumns, endpoints: readonly Endpoint[]): Scenario {
  if (scenario.incidents.every(({ target }) => target !== leadingCloud)) return scenario;
  const requests = new Map<string, number>();
  for (const { id, provider, tier } of endpoints) {
    if (tier !== 'cloud') continue;
    const code = calm.endpointIds.indexOf(id);
    let served = 0;
    for (let row = 0; row < calm.length; row += 1) served += Number(calm.columns.endpoint[row] === code);
    requests.set(provider, (requests.get(provider) ?? 0) + served);
  }
  const [leading] = [...requests].toSorted((one, other) => other[1] - one[1]);
  const target = leading === undefined || leading[1] === 0 ? 'cloud' : leading[0];
  return {
    ...scenario,
    incidents: scenario.incidents.map((incident) =>
      incident.target === leadingCloud ? { ...incident, target } : incident,
    ),
  };
}
