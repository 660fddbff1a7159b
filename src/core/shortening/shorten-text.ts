import { hasCode } from '../features/has-code';
import { courtesyCuts } from './courtesy-cuts';
import { duplicateCuts } from './duplicate-cuts';
import { fewShotBlocks } from './few-shot-blocks';
import { protectedSpans, touches } from './protected-spans';
import type { TextSpan } from './protected-spans';
import type { CutKind, ShortenedText, TextCut } from '../domain/shortened-text';
import { whiteSpaceCuts } from './white-space-cuts';

/** Longer texts are sent as they are: reading them would hold up the page. */
const longestText = 100_000;
/** A text that speaks of its own form may mean every letter of it. */
const ownForm =
  /\b(?:duplicat\w*|repeat\w*|repetiti\w*|redundan\w*|white ?spaces?|spacing|indent\w*|proof-?read\w*|typos?|verbatim|lyrics|poems?|stanzas?|counts?|how (?:many|often|much)|occurrences?|totals?|sums?|altogether|averages?|regex\w*|diff|character by character|word for word)\b/i;
const fenced = /```[\s\S]*?(?:```|$)|~~~[\s\S]*?(?:~~~|$)/g;

/**
 * What can be left out of a text without a word of its matter: surplus white space, sentences said twice, instructions said
 * again with each example, courtesies at the edges. Cuts are in order and apart; none is inside code, JSON, quotations, tables or numbers,
 * and there are none in code without a fence or where the text speaks of its own form.
 */
export function shortenText(text: string): ShortenedText {
  if (text.length > longestText || ownForm.test(text) || hasCode(text.replaceAll(fenced, '')))
    return { text, cuts: [] };
  const spans = protectedSpans(text);
  const again: CutKind = fewShotBlocks(text).length > 1 ? 'boilerplate' : 'duplicate';
  const free = (kind: CutKind, found: readonly TextSpan[]): readonly TextCut[] =>
    found.filter((span) => !touches(span, spans)).map((span) => ({ ...span, kind }));
  const cuts = [
    ...free('courtesy', courtesyCuts(text)),
    ...free(again, duplicateCuts(text, spans)),
    ...free('white-space', whiteSpaceCuts(text)),
  ];
  const apart: TextCut[] = [];
  for (const cut of cuts) {
    // The blanks behind a sentence may belong to the courtesy after it.
    const next = apart.find(({ from }) => cut.from < from && from < cut.to);
    const clipped = next === undefined ? cut : { ...cut, to: next.from };
    if (!touches(clipped, apart)) apart.push(clipped);
  }
  apart.sort((a, b) => a.from - b.from);
  const shortened = without(text, apart);
  return /\p{L}/u.test(shortened) || apart.length === 0 ? { text: shortened, cuts: apart } : { text, cuts: [] };
}

/** A text without what is cut from it. */
export function without(text: string, cuts: readonly TextSpan[]): string {
  let left = '';
  let from = 0;
  for (const cut of cuts) {
    left += text.slice(from, cut.from);
    from = cut.to;
  }
  return left + text.slice(from);
}
