const ascii = { digit: 1, letter: 2, space: 4 } as const;
const classes = new Uint8Array(128);
for (let code = 0; code < 128; code += 1) {
  const character = String.fromCharCode(code);
  if (/[0-9]/.test(character)) classes[code] = ascii.digit;
  else if (/[A-Za-z]/.test(character)) classes[code] = ascii.letter;
  else if (/[\t-\r\x1c-\x20]/.test(character)) classes[code] = ascii.space;
}

const kinds = Array.from(classes, (known) => {
  if (known === ascii.digit) return 'digit';
  if (known === ascii.letter) return 'letter';
  return known === ascii.space ? 'space' : 'symbol';
});

/** Non-decimal digits of Unicode (Numeric_Type=Digit): superscripts, circled and dotted digits and their like. */
const otherDigit =
  /[\u00b2\u00b3\u00b9\u1369-\u1371\u19da\u2070\u2074-\u2079\u2080-\u2089\u2460-\u2468\u2474-\u247c\u2488-\u2490\u24ea\u24f5-\u24fd\u24ff\u2776-\u277e\u2780-\u2788\u278a-\u2792\u{10a40}-\u{10a43}\u{10e60}-\u{10e68}\u{11052}-\u{1105a}\u{1f100}-\u{1f10a}]/u;
const decimal = /\p{Nd}/u;
const letterOrNumber = /[\p{L}\p{N}]/u;
const otherSpace = /[\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/;

/** Members of Python's white space for use inside a regular expression's class; \s lacks the separators and NEL. */
export const spaceMembers = '\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000';

/** What a code unit below 128 is, as the three functions below have it. */
export function asciiKind(code: number): 'digit' | 'letter' | 'space' | 'symbol' {
  return kinds[code] ?? 'symbol';
}

function asciiClass(character: string): number | undefined {
  return character.length === 1 ? classes[character.charCodeAt(0)] : undefined;
}

/** True for one code point that Python's str.isdigit accepts. */
export function isDigitLike(character: string): boolean {
  const known = asciiClass(character);
  if (known !== undefined) return known === ascii.digit;
  return decimal.test(character) || otherDigit.test(character);
}

/** True for one code point that Python's str.isalnum accepts: letters and every kind of number. */
export function isLetterOrNumber(character: string): boolean {
  const known = asciiClass(character);
  if (known !== undefined) return known === ascii.digit || known === ascii.letter;
  return letterOrNumber.test(character);
}

/** True for one code point that Python's str.isspace accepts. */
export function isSpace(character: string): boolean {
  const known = asciiClass(character);
  if (known !== undefined) return known === ascii.space;
  return otherSpace.test(character);
}
