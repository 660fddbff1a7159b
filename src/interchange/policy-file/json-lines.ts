/** Where in a JSON text its values stand, or where it stops being JSON. */
export type JsonLines =
  | { readonly ok: true; readonly lineOf: (path: readonly (string | number)[]) => number | null }
  | { readonly ok: false; readonly line: number; readonly message: string };

const deepest = 60;

interface Reader {
  readonly text: string;
  at: number;
  line: number;
  readonly lines: Map<string, number>;
}

/** What stops the reading: never leaves this file. */
class Stopped extends Error {}

/**
 * Reads a JSON text for the lines on which its values begin. It stops at what is no JSON, at a name that an object has twice,
 * and 60 levels deep.
 */
export function jsonLines(text: string): JsonLines {
  const reader: Reader = { text, at: text.startsWith('\uFEFF') ? 1 : 0, line: 1, lines: new Map() };
  try {
    readValue(reader, [], 0);
    skipSpace(reader);
    if (reader.at < text.length) throw new Stopped('Something follows the end of the object. Remove it.');
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
    return { ok: false, line: reader.line, message: error.message };
  }
  return { ok: true, lineOf: (path) => reader.lines.get(JSON.stringify(path.map(String))) ?? null };
}

function readValue(reader: Reader, path: readonly string[], depth: number): void {
  if (depth > deepest) throw new Stopped(`It is nested more than ${deepest} levels deep. No policy is.`);
  skipSpace(reader);
  reader.lines.set(JSON.stringify(path), reader.line);
  const next = reader.text[reader.at];
  if (next === '{') readObject(reader, path, depth);
  else if (next === '[') readArray(reader, path, depth);
  else if (next === '"') readString(reader);
  else readWord(reader);
}

function readObject(reader: Reader, path: readonly string[], depth: number): void {
  const names = new Set<string>();
  readMembers(reader, '}', () => {
    if (reader.text[reader.at] !== '"') throw new Stopped('A name in double quotes must stand here.');
    const name = readString(reader);
    if (names.has(name)) throw new Stopped(`${JSON.stringify(name.slice(0, 60))} stands twice. Keep one of them.`);
    names.add(name);
    skipSpace(reader);
    if (reader.text[reader.at] !== ':') throw new Stopped('A colon must stand between a name and its value.');
    reader.at += 1;
    readValue(reader, [...path, name], depth + 1);
  });
}

function readArray(reader: Reader, path: readonly string[], depth: number): void {
  let position = 0;
  readMembers(reader, ']', () => {
    readValue(reader, [...path, String(position)], depth + 1);
    position += 1;
  });
}

function readMembers(reader: Reader, end: '}' | ']', readMember: () => void): void {
  reader.at += 1;
  skipSpace(reader);
  if (reader.text[reader.at] === end) {
    reader.at += 1;
    return;
  }
  for (;;) {
    skipSpace(reader);
    readMember();
    skipSpace(reader);
    const next = reader.text[reader.at];
    if (next !== ',' && next !== end) throw new Stopped(`A comma or ${end} must stand here.`);
    reader.at += 1;
    if (next === end) return;
  }
}

const strings = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;

function readString(reader: Reader): string {
  strings.lastIndex = reader.at;
  const found = strings.exec(reader.text)?.[0];
  if (found === undefined)
    throw new Stopped('A text does not end on its line, or has an escape that JSON does not know.');
  reader.at += found.length;
  return found.slice(1, -1);
}

const words = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.])/y;

function readWord(reader: Reader): void {
  words.lastIndex = reader.at;
  const found = words.exec(reader.text)?.[0];
  if (found === undefined) {
    const there = /[^\s,\]}]{0,20}/.exec(reader.text.slice(reader.at, reader.at + 40))?.[0] ?? '';
    throw new Stopped(there === '' ? 'A value is missing.' : `${there} is no JSON value.`);
  }
  if (!Number.isFinite(Number(found)) && /\d/.test(found))
    throw new Stopped(`${found.slice(0, 40)} is too large a number.`);
  reader.at += found.length;
}

function skipSpace(reader: Reader): void {
  for (;;) {
    const next = reader.text[reader.at];
    if (next === '\n') reader.line += 1;
    else if (next !== ' ' && next !== '\t' && next !== '\r') return;
    reader.at += 1;
  }
}
