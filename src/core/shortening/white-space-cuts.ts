import type { TextSpan } from './protected-spans';

/** Blanks beyond the first within a line, blanks before a line's end, and empty lines beyond one. */
const surplus =
  /(?<=[^\s\d][ \u00a0])[ \u00a0]+(?=\S)|(?<=\d[ \u00a0])[ \u00a0]+(?=[^\s\d])|[ \t\u00a0]+(?=\r?\n|$)|(?<=\n[ \t]*\r?\n)(?:[ \t]*\r?\n)+/g;

/** White space that says nothing: of runs all but the first blank, and all but one empty line. Between digits it may be part of a number. */
export function whiteSpaceCuts(text: string): readonly TextSpan[] {
  return [...text.matchAll(surplus)].map(({ 0: found, index }) => ({ from: index, to: index + found.length }));
}
