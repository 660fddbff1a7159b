import type { Prompt } from '../domain/prompt';

/** No context reaches further back. */
const mostTurns = 20;
const none: readonly Prompt[] = [];
const known = new WeakMap<Prompt, readonly Prompt[]>();

/** What the user said before in this conversation, the latest first, 20 turns at most, each as a prompt of its own. */
export function earlierTurns(prompt: Prompt): readonly Prompt[] {
  if (prompt.turns === undefined || prompt.turns.length === 0) return none;
  let turns = known.get(prompt);
  if (turns === undefined) {
    turns = prompt.turns
      .filter(({ role, text }) => role === 'user' && text.trim() !== '')
      .slice(-mostTurns)
      .toReversed()
      .map(({ text }, back) => ({ id: `${prompt.id}/back-${back + 1}`, text, metadata: {}, origin: prompt.origin }));
    known.set(prompt, turns);
  }
  return turns;
}
