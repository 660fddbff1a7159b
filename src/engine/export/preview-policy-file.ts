import type { Endpoint } from '../../core/domain/endpoint';
import type { PolicyFilePreview } from '../../core/domain/policy-file';
import { readPolicyFile } from '../../interchange/policy-file/read-policy-file';
import { movedRows } from './moved-rows';
import { policyEffect } from '../session/policy-effect';
import type { Session } from '../session/session';
import { Slicer } from '../slicer';

const mostMovedRows = 50;

/** Reads a policy file and flies the session's prompts under it; nothing takes effect by it. Throws `cancelled`. */
export async function previewPolicyFile(
  session: Session,
  text: string,
  endpoints: readonly Endpoint[],
  now: () => number,
  signal: AbortSignal,
): Promise<PolicyFilePreview> {
  const present = session.run.policy;
  const reading = readPolicyFile(text, present.policy, endpoints);
  if (!reading.ok) return reading;
  const before = await session.flownUnder(present, signal);
  const after = await session.flownUnder(session.compile(reading.policy), signal);
  const slicer = new Slicer(now, signal);
  const effect = await slicer.drive(policyEffect(before, after, session.usedBy(reading.policy)));
  const moved = await slicer.drive(movedRows(before, after, mostMovedRows));
  return { ...reading, effect, moved };
}
