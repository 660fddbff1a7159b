import type { ImportedPrompt } from './imported-prompt';

/** How many turns of the user's a prompt has before the one that it asks with. */
export function earlierUserTurns({ turns = [] }: ImportedPrompt): number {
  return turns.filter((turn) => turn.role === 'user').length;
}

/**
 * The requests that a conversation was made of: one for each turn of the user's, with the turns before it, in one session. The
 * label and what was recorded stay with the last one, which they were said of.
 */
export function eachTurn(prompt: ImportedPrompt, session: string): readonly ImportedPrompt[] {
  const { turns = [], system } = prompt;
  const metadata = { ...prompt.metadata, session: prompt.metadata.session ?? session };
  const earlier = turns.flatMap((turn, index): ImportedPrompt[] => {
    if (turn.role !== 'user' || turn.text.trim() === '') return [];
    const before = turns.slice(0, index);
    return [
      {
        text: turn.text,
        ...(system === undefined ? {} : { system }),
        ...(before.length === 0 ? {} : { turns: before }),
        metadata,
      },
    ];
  });
  return [...earlier, { ...prompt, metadata }];
}
