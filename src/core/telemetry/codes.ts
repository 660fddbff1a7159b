import type { OutcomeKind } from '../domain/log-row';
import type { StageId } from '../domain/verdict';

/** The order of these lists is the code in the columns and part of the telemetry hash: append only. */
export const STAGES: readonly StageId[] = [
  'privacy',
  'residency',
  'budget',
  'cache',
  'rules',
  'semantic',
  'complexity',
  'judge',
  'bandit',
  'session',
  'context',
  'human',
];
export const OUTCOMES: readonly OutcomeKind[] = ['completed', 'failed', 'degraded', 'blocked', 'cancelled'];
export const TIERS = ['none', 'local', 'cloud'] as const;
/** Quality of an answer that nobody has judged. */
export const UNJUDGED = -2;
/** Quality where no answer has come yet: it waits for a person. */
export const WAITS = -3;
/** What a tier stage said, as two bits: the strip of glyphs in a log row. */
export const AGREEMENT = ['passed', 'decided', 'skipped', 'failed'] as const;
