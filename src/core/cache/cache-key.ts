import type { Prompt } from '../domain/prompt';

/** What has to be equal before a text is even compared: an answer in one conversation, or to one user, is none in another. */
export function cacheContext({ system, turns, metadata }: Prompt): string {
  const said = (turns ?? []).map((turn) => [turn.role, normalised(turn.text)]);
  return JSON.stringify([normalised(system ?? ''), said, metadata.user ?? null, metadata.region ?? null]);
}

/** The text by which exact hits are found: NFC, runs of white space as one blank, ends trimmed. Case stays, it can matter. */
export function normalised(text: string): string {
  return text.normalize('NFC').replace(/\s+/gu, ' ').trim();
}
