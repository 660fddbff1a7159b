import * as v from 'valibot';
import { scenarioSchema } from '../../core/domain/scenario';
import type { Scenario } from '../../core/domain/scenario';
import { invalidPart } from './invalid-part';
import { EngineCallError } from '../protocol';

/** A scenario as it came over the wire or out of the store, checked; throws `invalid-input` with what is wrong with it. */
export function parseScenario(scenario: Scenario): Scenario {
  const parsed = v.safeParse(scenarioSchema, scenario);
  if (!parsed.success) throw new EngineCallError(invalidPart('scenario', parsed.issues[0]));
  return parsed.output;
}
