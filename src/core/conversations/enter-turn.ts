import type { TierDecision } from '../cascade';
import type { Outcome } from '../domain/outcome';
import type { Prompt } from '../domain/prompt';
import type { FlightContext } from '../flight-context';

/** Enters a turn's end into its conversation. One that nobody was asked for leaves it where it stood. */
export function enterTurn(
  prompt: Prompt,
  { tier, turn, complexity }: TierDecision,
  outcome: Outcome,
  { conversations, policy }: FlightContext,
): void {
  if (turn === null || tier === null) return;
  const last = outcome.kind === 'completed' ? outcome.attempts.at(-1) : undefined;
  const served = last === undefined ? null : (last.inPlaceOf ?? last.endpointId);
  const ofTier = served !== null && policy.endpoints.get(served)?.tier === tier;
  const { turn: turns, easyTurns } = turn;
  conversations.enter(prompt, {
    turns,
    tier,
    endpointId: ofTier ? served : null,
    easyTurns,
    index: complexity.index,
  });
}
