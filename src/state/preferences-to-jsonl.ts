import type { Preference } from '../engine/protocol';

/**
 * Preferences as JSONL, one `{prompt, chosen, rejected}` a line with its row (from 1), its label's source and the tier
 * it had been routed to. `prompt` holds system text and earlier turns where there are any, as chat messages do.
 */
export function preferencesToJsonl(preferences: readonly Preference[]): string {
  const lines = preferences.map(({ row, text, system, turns, chosen, rejected, routed }) => {
    const messages = [
      ...(system === undefined ? [] : [{ role: 'system', content: system }]),
      ...(turns ?? []).map((turn) => ({ role: turn.role, content: turn.text })),
      { role: 'user', content: text },
    ];
    const prompt = messages.length === 1 ? text : messages;
    return `${JSON.stringify({ prompt, chosen, rejected, source: 'user', routed, row: row + 1 })}\n`;
  });
  return lines.join('');
}
