import type { PolicyEffect } from './frontier';
import type { Policy } from './policy';
import type { Tier } from './prompt';

/** The name that stands in a file that holds a whole policy, and in one that holds some of its sections. */
export const policyFileFormats = { whole: 'routellm-policy', part: 'routellm-policy-part' } as const;

/** What of a policy a file can hold: all of it, or what is edited on its own. */
export const policyParts = ['whole', 'rules', 'thresholds', 'clusters', 'endpoints', 'gates', 'telemetry'] as const;
export type PolicyPart = (typeof policyParts)[number];

/** Something that is wrong with a policy file, or that it holds in vain. */
export interface PolicyFileRemark {
  /** Path in the policy with dots, as `rules.patterns.2.source`; empty: the file as a whole. */
  readonly where: string;
  /** Line of the file, from 1; null where none can be named. */
  readonly line: number | null;
  /** What is wrong, and what to do. */
  readonly message: string;
}

/** A policy file as it was read: nothing takes effect by it. */
export type PolicyFileReading =
  | { readonly ok: false; readonly problems: readonly PolicyFileRemark[] }
  | {
      readonly ok: true;
      readonly policy: Policy;
      /** Sections that the file has; the others stay as they are. Null: it holds a whole policy. */
      readonly sections: readonly string[] | null;
      /** Fields that no policy has: they are left out. */
      readonly unknown: readonly PolicyFileRemark[];
    };

/** A prompt of the session that a policy would send elsewhere. */
export interface MovedRow {
  /** Position in the session, from 0. */
  readonly row: number;
  readonly excerpt: string;
  /** Null: nobody may serve it. */
  readonly from: Tier | 'cache' | 'human' | null;
  readonly to: Tier | 'cache' | 'human' | null;
}

/** A policy file with what it would do to the session's prompts. */
export type PolicyFilePreview =
  | (PolicyFileReading & { readonly ok: false })
  | (PolicyFileReading & {
      readonly ok: true;
      readonly effect: PolicyEffect;
      /** The first of the rows that change route. */
      readonly moved: readonly MovedRow[];
    });
