import type { DelimiterGuess } from './detect-delimiter';
import { detectDelimiter, guessFor } from './detect-delimiter';
import { findRecordList } from './find-record-list';
import { fieldOfHeader } from './header-words';
import type { LogFormat } from './log-format';
import { parseJson } from './parse-json';

/**
 * How the records of a log lie in its text, judged by the head of the text first and by the file's name second. `isWhole`
 * says that the head is the whole file.
 */
export function detectFormat(head: string, name: string, isWhole: boolean): LogFormat {
  const extension = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  const lines = head.split(/\r?\n/);
  const whole = isWhole ? lines : lines.slice(0, -1);
  return detectJson(head, whole, extension) ?? detectDelimited(head, extension, isWhole) ?? detectText(whole);
}

function detectJson(head: string, lines: readonly string[], extension: string): LogFormat | undefined {
  if (!/^\s*(\{\s*("|\}|$)|\[\s*([[{"\]\d-]|$))/.test(head)) return undefined;
  const filled = lines.filter((line) => line.trim() !== '').slice(0, 20);
  const values = filled.filter((line) => parseJson(line.trim().replace(/,$/, '')).ok).length;
  const list = findRecordList(head);
  const isDocument = filled.length <= 1 && list !== undefined && (head.trimStart().startsWith('[') || list.list !== '');
  if (values > 0 && values >= filled.length / 2 && !isDocument) return { kind: 'json-lines' };
  if (/^(jsonl|ndjson)$/.test(extension)) return { kind: 'json-lines' };
  if (list !== undefined) return { kind: 'json', ...list };
  if (filled.length === 0 && head.trimStart().startsWith('{')) return { kind: 'json-lines' };
  // A bracket opens many a sentence too: without a value that parses or a telling name this is text.
  const opensObject = /^\s*\{\s*"[^"\n]*"\s*:/.test(head);
  return opensObject || extension === 'json' ? { kind: 'json', from: 0, list: null } : undefined;
}

function detectDelimited(head: string, extension: string, isWhole: boolean): LogFormat | undefined {
  const isNamed = /^(csv|tsv|tab)$/.test(extension);
  const guess = detectDelimiter(head, isWhole);
  if (guess === undefined) return singleColumn(head, isNamed, isWhole);
  const [first = []] = guess.rows;
  const known = first.filter((cell) => fieldOfHeader(cell) !== undefined).length;
  const isTold = /^sep=/i.test(head) || (known > 0 && first.every(looksLikeName));
  const isConsistent = guess.rows.length >= 4 && guess.consistency >= 0.9 && first.every(looksLikeName);
  if (!isTold && !isConsistent && !(isNamed && guess.consistency >= 0.5)) return singleColumn(head, isNamed, isWhole);
  return delimited(guess);
}

/** A CSV of prompts alone: one column with a header that says so. */
function singleColumn(head: string, isNamed: boolean, isWhole: boolean): LogFormat | undefined {
  const guess = guessFor(head, ',', isWhole);
  const [header] = guess.rows[0] ?? [];
  if (!isNamed || header === undefined || guess.rows[0]?.length !== 1) return undefined;
  return fieldOfHeader(header) === undefined ? undefined : delimited(guess);
}

function delimited({ delimiter, rows }: DelimiterGuess): LogFormat {
  const [first = []] = rows;
  const width = Math.max(first.length, ...(isHeader(first) ? [] : rows.map(({ length }) => length)));
  const hasHeader = isHeader(first);
  const columns = Array.from({ length: width }, (_, index) => {
    const name = hasHeader ? (first[index] ?? '').trim() : '';
    return name === '' ? `column ${index + 1}` : name;
  });
  const short = rows.filter(({ length }) => length < width).length;
  // A short row now and then is a broken one.
  const hasShortRows = short > 0.1 * rows.length;
  return { kind: 'delimited', delimiter, hasHeader, columns: distinct(columns), hasShortRows };
}

function isHeader(cells: readonly string[]): boolean {
  const named = cells.filter((cell) => cell.trim() !== '');
  if (named.length === 0 || !named.every(looksLikeName)) return false;
  if (named.some((cell) => fieldOfHeader(cell) !== undefined)) return true;
  return new Set(named).size === named.length;
}

/** Short, no number, no sentence. */
function looksLikeName(cell: string): boolean {
  const text = cell.trim();
  return text.length <= 60 && !/^[\d.,+-]+$/.test(text) && !/[.?!。？！]$/.test(text) && !/[\n\r]/.test(text);
}

function distinct(names: readonly string[]): readonly string[] {
  const seen = new Map<string, number>();
  return names.map((name) => {
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return count === 1 ? name : `${name} (${count})`;
  });
}

function detectText(lines: readonly string[]): LogFormat {
  const hasDashes = lines.some((line) => /^---[ \t]*$/.test(line));
  return { kind: 'text', separatedBy: hasDashes ? 'dashes' : 'lines' };
}
