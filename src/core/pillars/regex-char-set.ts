/**
 * A set of characters as bits: 0-127 for ASCII, then one bit each for the other letters and marks, numbers, white
 * space, and everything else. Coarse on purpose: sets that might overlap count as overlapping.
 */
export type CharSet = bigint;

const letters = 1n << 128n;
const numbers = 1n << 129n;
const spaces = 1n << 130n;
const others = 1n << 131n;

export const emptySet: CharSet = 0n;
export const everySet: CharSet = (1n << 132n) - 1n;

const asciiWhere = (pattern: RegExp): CharSet => {
  let set = 0n;
  for (let code = 0; code < 128; code += 1) if (pattern.test(String.fromCharCode(code))) set |= 1n << BigInt(code);
  return set;
};
const digit = asciiWhere(/\d/);
const word = asciiWhere(/\w/);
const space = asciiWhere(/\s/) | spaces;
const letter = asciiWhere(/[A-Za-z]/) | letters;
const newline: CharSet = (1n << 10n) | (1n << 13n);

/** Everything that the set leaves out; the coarse bits stay, because only a part of such a class may be excluded. */
export function complement(set: CharSet): CharSet {
  return (everySet & ~set) | letters | numbers | others | spaces;
}

/** The set of one character, in both cases. */
export function charSet(character: string): CharSet {
  let set = 0n;
  for (const one of [character, character.toLowerCase(), character.toUpperCase()]) {
    const code = one.codePointAt(0) ?? 0;
    set |= code < 128 ? 1n << BigInt(code) : coarse(one);
  }
  return set;
}

/** The set of a range of characters. */
export function rangeSet(from: string, to: string): CharSet {
  const first = from.codePointAt(0) ?? 0;
  const last = to.codePointAt(0) ?? 0;
  let set = 0n;
  for (let code = first; code <= last && code < 128; code += 1) set |= charSet(String.fromCharCode(code));
  return last < 128 ? set : set | letters | numbers | spaces | others;
}

/** The set of a class escape: d, w, s, their negations, or p with its property. */
export function escapeSet(escape: string, property: string): CharSet {
  switch (escape) {
    case 'd':
      return digit;
    case 'D':
      return complement(digit);
    case 'w':
      return word;
    case 'W':
      return complement(word);
    case 's':
      return space;
    case 'S':
      return complement(space) & ~spaces;
    case 'p':
      return propertySet(property);
    default:
      return everySet;
  }
}

/** Any character but a line end, or with the s flag any. */
export function dotSet(dotAll: boolean): CharSet {
  return dotAll ? everySet : everySet & ~newline;
}

function propertySet(property: string): CharSet {
  if (/^(?:L|Letter|Alphabetic|Alpha|Lu|Ll|Lt|Lm|Lo)$/.test(property)) return letter;
  if (/^(?:M|Mark|Mn|Mc)$/.test(property)) return letters;
  if (/^(?:N|Nd|Number|Decimal_Number)$/.test(property)) return digit | numbers;
  if (/^(?:Script|sc|scx|Script_Extensions)=(?!Common|Latin|Zyyy|Latn)/.test(property)) return letters | numbers;
  if (/^(?:P|S|Punctuation|Symbol)/.test(property)) return asciiWhere(/[^\w\s]/) | others | (1n << 95n);
  return everySet;
}

function coarse(character: string): CharSet {
  if (/[\p{L}\p{M}]/u.test(character)) return letters;
  if (/\p{N}/u.test(character)) return numbers;
  return /\s/.test(character) ? spaces : others;
}
