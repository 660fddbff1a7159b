import * as v from 'valibot';
import { scenarioSchema } from '../core/domain/scenario';
import type { Scenario } from '../core/domain/scenario';
import { parseFile } from './parse-file';
import data from './scenarios.json';

/** Ready-made scenarios, in the order of the file. Invented stress tests: no figure of theirs was measured. */
export const scenarios: readonly Scenario[] = parseFile('scenarios.json', v.array(scenarioSchema), data);
