import type { Policy } from '../../core/domain/policy';
import type { SessionRun } from '../session/session-run';

/**
 * What no call asks of a policy: who is called, and what happens after. Whatever is not listed counts, a field that is added
 * tomorrow too: one that is forgotten here costs time, one that were forgotten in a list of what counts would be a wrong number.
 */
const notAsked: ReadonlySet<string> = new Set([
  'name',
  'version',
  'order',
  'evaluateAll',
  'complexity',
  'rules',
  'semantic',
  'judge',
  'bandit',
  'privacy',
  'residency',
  'budget',
  'objective',
  'resilience',
  'cache',
  'alerts',
  'escalation',
] satisfies (keyof Policy)[]);

/** Everything besides its prompts that the calls of a run depend on, as one key: equal keys, equal potential outcomes. */
export function callBasis({ policy, world, withEmbedder }: SessionRun): string {
  const asked = Object.entries(policy.policy).filter(([field]) => !notAsked.has(field));
  return JSON.stringify([world.seed, world.scenario, withEmbedder, asked]);
}
