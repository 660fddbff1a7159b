import { isRecord } from './is-record';
import type { LogFormat } from './log-format';
import { valueAt } from './value-at';

/** The one column of a plain text, and of JSON values that are no objects. */
const wholeRecord = 'text';

const mostColumns = 500;
const deepest = 4;
const longestName = 200;

/** The columns of a log: those of its header, or the dotted paths to the values of its first JSON objects. */
export function logColumns(format: LogFormat, sample: readonly unknown[]): readonly string[] {
  if (format.kind === 'delimited') return format.columns.slice(0, mostColumns);
  if (format.kind === 'text') return [wholeRecord];
  const columns = new Set<string>();
  for (const value of sample) {
    if (isRecord(value)) addPaths(value, '', 1, columns);
    else columns.add(wholeRecord);
  }
  return [...columns];
}

function addPaths(value: Readonly<Record<string, unknown>>, prefix: string, depth: number, columns: Set<string>): void {
  for (const key of Object.keys(value)) {
    if (columns.size >= mostColumns) return;
    if (key.length > longestName) continue;
    const inner = value[key];
    const path = `${prefix}${key}`;
    const hasPaths = isRecord(inner) && depth < deepest && Object.keys(inner).length > 0;
    columns.add(path);
    if (hasPaths) addPaths(inner, `${path}.`, depth + 1, columns);
  }
}

/** Reads one column of a record's value; undefined where it has none. */
export function columnReader(format: LogFormat, column: string): (value: unknown) => unknown {
  if (format.kind === 'delimited') {
    const index = format.columns.indexOf(column);
    return (value) => (Array.isArray(value) ? value[index] : undefined);
  }
  if (column !== wholeRecord) return (value) => valueAt(value, column);
  return (value) => (isRecord(value) ? valueAt(value, column) : value);
}
