import type { Prompt, Tier } from '../domain/prompt';
import { featuresOf } from '../features/features-of';
import { complexityReading } from '../pillars/complexity-reading';
import type { FlightContext } from '../flight-context';
import type { Standing } from './conversation-table';
import { earlierTurns } from './earlier-turns';

/** One turn of a conversation, and what its history makes of the tier it asked for. */
export interface HeldTurn {
  /** Counts from 1. */
  readonly turn: number;
  /** Turns in a row, this one included, that asked for local; 0 where it asked for the cloud, or stands locally anyway. */
  readonly easyTurns: number;
  /** It asked for local and stays in the cloud. */
  readonly held: boolean;
}

/**
 * Whether a turn stays in the cloud that asked for local: while fewer than the policy's turns in a row have asked so before
 * it. A conversation that came with its earlier turns, and of which nothing was routed here, is taken to be where the
 * text of those turns would have sent it. Null for a prompt that is no turn of a conversation.
 */
export function holdTurn(
  prompt: Prompt,
  asked: Tier,
  standing: Standing | null,
  { policy: { policy }, model }: Pick<FlightContext, 'policy' | 'model'>,
): HeldTurn | null {
  const turns = earlierTurns(prompt);
  if (prompt.metadata.session === undefined && turns.length === 0) return null;
  const turn = Math.max(turns.length, standing?.turns ?? 0) + 1;
  const { stickTurns } = policy.conversation;
  let easyBefore: number | null = standing?.tier === 'cloud' ? standing.easyTurns : null;
  if (standing === null) {
    // The latest hard turn, where it is not too far back to matter.
    const isHard = (one: Prompt): boolean =>
      complexityReading(model, one, featuresOf(one), undefined, null).index > policy.complexity.edgeThreshold;
    const back = turns.slice(0, stickTurns).findIndex(isHard);
    easyBefore = back === -1 ? null : back;
  }
  if (asked === 'cloud' || easyBefore === null) return { turn, easyTurns: 0, held: false };
  const easyTurns = easyBefore + 1;
  const held = easyTurns <= stickTurns;
  return { turn, easyTurns: held ? easyTurns : 0, held };
}
