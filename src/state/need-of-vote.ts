import type { Label, Tier } from '../core/domain/prompt';

/**
 * The label that a vote on an answer stands for; null where the vote leaves it open. A bad local answer asks for the
 * cloud; a bad cloud answer says that both failed, since the cloud answers whatever local can.
 */
export function needOfVote(good: boolean, tier: Tier): Label['need'] | null {
  if (tier === 'local') return good ? 'local' : 'cloud';
  return good ? null : 'both-failed';
}
