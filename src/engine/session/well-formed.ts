/** Lone surrogates, in text that is read by code units. */
const loneSurrogates = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/** The text with U+FFFD for every lone surrogate and NUL, so that it survives every encoder, hash and file. */
export function wellFormed(text: string): string {
  return text.replace(loneSurrogates, '\uFFFD').replaceAll('\0', '\uFFFD');
}
