import type { Prompt } from '../domain/prompt';

const shownCharacters = 24;

/** A turn for people: "turn 3 of session s1". */
export function turnName({ metadata: { session } }: Prompt, turn: number): string {
  if (session === undefined) return `turn ${turn}`;
  const name = session.length > shownCharacters ? `${session.slice(0, shownCharacters)}…` : session;
  return `turn ${turn} of session ${name}`;
}
