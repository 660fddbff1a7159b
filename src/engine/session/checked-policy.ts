import * as v from 'valibot';
import { compilePolicy } from '../../core/compiled-policy';
import type { CompiledPolicy } from '../../core/compiled-policy';
import type { Endpoint } from '../../core/domain/endpoint';
import { policySchema } from '../../core/domain/policy';
import type { Policy } from '../../core/domain/policy';
import { invalidPart } from './invalid-part';
import { EngineCallError } from '../protocol';

/** Compiles a policy against a catalogue's endpoints; throws `invalid-input` with what is wrong with it. */
export function checkedPolicy(policy: Policy, endpoints: readonly Endpoint[]): CompiledPolicy {
  const parsed = v.safeParse(policySchema, policy);
  if (!parsed.success) throw new EngineCallError(invalidPart('policy', parsed.issues[0]));
  const compiled = compilePolicy(parsed.output, endpoints);
  if (!compiled.ok) throw new EngineCallError(compiled.failure);
  return compiled.value;
}
