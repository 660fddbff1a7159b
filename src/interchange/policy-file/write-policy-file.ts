import type { Policy } from '../../core/domain/policy';
import { policyFileFormats } from '../../core/domain/policy-file';
import { withoutPast } from '../../core/domain/without-past';

/**
 * A policy as a file for people and for version control: rules, clusters, thresholds, models, prices and gates, each in lines of
 * its own. What it says of single requests of this session stays out. A policy holds no key, and so does the file.
 */
export function writePolicyFile(policy: Policy): string {
  const file = { format: policyFileFormats.whole, formatVersion: 1, policy: withoutPast(policy) };
  return `${JSON.stringify(file, null, 2)}\n`;
}

/** What the file is called: the policy's name without what file systems refuse, and its version. */
export function policyFileName({ name, version }: Policy): string {
  const plain = name.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-+|-+$/g, '');
  return `routellm-${plain === '' ? 'policy' : plain}-v${version}.json`;
}
