import * as v from 'valibot';
import type { Policy } from '../../core/domain/policy';
import { openDurable } from './durable-database';
import { policyVersionSchema } from './durable-records';
import type { PolicyVersion } from './durable-records';
import { useDurable } from './durable-store';

/** Older versions give way to newer ones. */
const mostVersions = 200;

const keyOf = ({ name, version }: Pick<PolicyVersion, 'name' | 'version'>): string => `${name}@${version}`;

/** Reads the kept policy versions, newest first; a damaged one is left out and left alone. */
export async function listVersions(): Promise<readonly PolicyVersion[]> {
  const database = await openDurable();
  const records = await database.getAll('policies');
  const versions = records
    .flatMap((record) => {
      const parsed = v.safeParse(policyVersionSchema, record);
      return parsed.success ? [parsed.output] : [];
    })
    .toSorted((one, other) => (one.savedAt < other.savedAt ? 1 : -1));
  useDurable.setState({ versions });
  return versions;
}

/** Keeps a policy that was applied; the steps of one drag share a version, of which the last stays. */
export async function keepVersion(policy: Policy, note: string, savedAt: string): Promise<void> {
  const { name, version } = policy;
  const kept = useDurable.getState().versions;
  const same = kept.find((one) => keyOf(one) === keyOf(policy));
  if (same !== undefined && JSON.stringify(same.policy) === JSON.stringify(policy)) return;
  const database = await openDurable();
  const record: PolicyVersion = { name, version, savedAt, note, policy };
  await database.put('policies', record, keyOf(policy));
  for (const old of kept.slice(mostVersions - 1)) await database.delete('policies', keyOf(old));
  await listVersions();
}

/** Deletes a kept version; the answer brings it back. */
export async function deleteVersion(version: PolicyVersion): Promise<() => Promise<void>> {
  const database = await openDurable();
  await database.delete('policies', keyOf(version));
  await listVersions();
  return async () => {
    await database.put('policies', version, keyOf(version));
    await listVersions();
  };
}
