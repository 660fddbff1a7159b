import type { SwapKind } from '../domain/cache-lab';

const verb = /\b(?:is|are|was|were|do|does|did|can|could|should|would|will|must|has|have)\b/i;
const negated = /\bnot\s+/i;
/** Up to nine digits, so that adding one to the number is exact. */
const wholeNumber = /(?<![\d.,])\d{1,9}(?![\d.,]*\d)/;
/** A capitalised word that does not start a sentence. */
const name = /(?<=[\p{Ll},;:]\s)\p{Lu}\p{Ll}{2,}/gu;

/** The names in a text: capitalised words within sentences. */
export function namesIn(text: string): readonly string[] {
  return text.match(name) ?? [];
}

/**
 * Twins of an English text that look like it and ask for something else: a "not" put in or taken out, a number raised by
 * one, a name replaced by the first of `names` that it does not contain. Kinds for which the text gives no hold are left out.
 */
export function swapMeaning(
  text: string,
  names: readonly string[],
): readonly { readonly kind: SwapKind; readonly text: string }[] {
  const negation = negated.test(text) ? text.replace(negated, '') : text.replace(verb, (found) => `${found} not`);
  const number = text.replace(wholeNumber, (digits) => String(Number(digits) + 1));
  const own = namesIn(text)[0];
  const other = names.find((candidate) => !text.includes(candidate));
  const entity = own === undefined || other === undefined ? text : text.replace(own, other);
  const twins = [
    { kind: 'negation', text: negation },
    { kind: 'number', text: number },
    { kind: 'entity', text: entity },
  ] as const;
  return twins.filter((twin) => twin.text !== text);
}
