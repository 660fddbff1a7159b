const SPACE = 1;
const MARK = 2;
const LOWER = 4;
const DIGIT = 8;

/** What tokenx takes each ASCII character for. */
const kinds = Uint8Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code);
  if (/\s/.test(character)) return SPACE;
  if (/[.,!?;(){}[\]<>:/\\|@#$%^&*+=`~_"-]/.test(character)) return MARK;
  if (/[a-z]/.test(character)) return LOWER;
  return /\d/.test(character) ? DIGIT : 0;
});

const NEWLINE = 10;
/** Lengths and characters a token of tokenx 2.2. */
const short = 3;
const oneTokenWord = 8;
const perToken = { word: 7, digits: 3, marks: 6 } as const;

/**
 * The tokens that tokenx estimates for a text of ASCII characters, in one pass without its regular expressions, at a tenth of
 * the time; equal to it for every such text (a property test).
 */
export function asciiTokens(text: string): number {
  let tokens = 0;
  let start = 0;
  while (start < text.length) {
    const kind = sortOf(text.charCodeAt(start));
    let all = kinds[text.charCodeAt(start)] ?? 0;
    let mixed = false;
    let end = start + 1;
    for (; end < text.length && sortOf(text.charCodeAt(end)) === kind; end += 1) {
      const next = kinds[text.charCodeAt(end)] ?? 0;
      mixed ||= next !== all;
      all |= next;
    }
    tokens += kind === SPACE ? ofSpace(text, start, end) : ofRun(end - start, mixed ? 0 : all);
    start = end;
  }
  return tokens;
}

/** Runs are of spaces, of marks, or of anything else. */
function sortOf(code: number): number {
  const kind = kinds[code] ?? 0;
  return kind === SPACE || kind === MARK ? kind : 0;
}

/** A run whose characters are all of one kind, or of several (0). */
function ofRun(length: number, kind: number): number {
  if (kind === DIGIT) return Math.ceil(length / perToken.digits);
  if (length <= short || (kind === LOWER && length <= oneTokenWord)) return 1;
  return Math.ceil(length / (kind === MARK ? perToken.marks : perToken.word));
}

/** Space counts where it gives structure: an indented or empty line, or a line's end after a word. */
function ofSpace(text: string, start: number, end: number): number {
  let newlines = 0;
  for (let at = start; at < end; at += 1) {
    if (text.charCodeAt(at) !== NEWLINE) continue;
    if (at + 1 < end) return 1;
    newlines += 1;
  }
  if (newlines === 0) return 0;
  return start > 0 && kinds[text.charCodeAt(start - 1)] === MARK ? 0 : 1;
}
