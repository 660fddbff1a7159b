import type { Outcome } from '../../core/domain/outcome';
import type { Prompt } from '../../core/domain/prompt';
import type { ShownCuts } from '../../core/domain/inspection';
import { shortenText } from '../../core/shortening/shorten-text';

/** The messages of a request that shortening cuts, with the cuts; none where its last call was not to be shortened. */
export function shownCuts({ system, turns = [], text }: Prompt, outcome: Outcome): readonly ShownCuts[] {
  const last = 'attempts' in outcome ? outcome.attempts.at(-1) : undefined;
  if (last?.shortened === undefined) return [];
  const sent = turns.slice(turns.length - (last.trimmed?.sentTurns ?? turns.length));
  const said = sent.filter(({ role }) => role === 'user').map((turn) => ({ name: 'turn' as const, text: turn.text }));
  const messages = [
    ...(system === undefined ? [] : [{ name: 'system' as const, text: system }]),
    ...said,
    { name: 'prompt' as const, text },
  ];
  return messages.flatMap((message) => {
    const { cuts } = shortenText(message.text);
    return cuts.length === 0 ? [] : [{ ...message, cuts }];
  });
}
