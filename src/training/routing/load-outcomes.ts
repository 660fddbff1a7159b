import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import * as v from 'valibot';

/** One prompt with what a weak and a strong model scored on it, 0..1 (format: the data folder's README). */
export interface OutcomeRow {
  readonly id: string;
  readonly prompt: string;
  readonly subject: string;
  readonly weak: number;
  readonly strong: number;
  /** Score of every model that has one. */
  readonly scores: Readonly<Record<string, number>>;
}

const score = v.nullish(v.number());
const schema = v.object({
  id: v.union([v.string(), v.number()]),
  prompt: v.string(),
  subject: v.nullish(v.string()),
  weak_score: score,
  strong_score: score,
  scores: v.nullish(v.record(v.string(), score)),
  contaminated: v.nullish(v.boolean()),
});

/**
 * Reads a JSON Lines file of outcomes, gzipped or plain. Rows without both scores of the pair are left out, and rows marked
 * contaminated, as the published evaluation does. Throws with the line's number where one is not in the format.
 */
export function loadOutcomes(file: string, pair: readonly [string, string] | null): readonly OutcomeRow[] {
  const bytes = readFileSync(file);
  const text = (bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes).toString('utf8');
  const rows: OutcomeRow[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const parsed = v.safeParse(schema, parseLine(line, file, index));
    if (!parsed.success) {
      const [issue] = parsed.issues;
      throw new Error(`${file}, line ${index + 1}: ${v.getDotPath(issue) ?? 'row'}: ${issue.message}`);
    }
    const row = rowOf(parsed.output, pair);
    if (row !== null) rows.push(row);
  }
  return rows;
}

function rowOf(row: v.InferOutput<typeof schema>, pair: readonly [string, string] | null): OutcomeRow | null {
  if (row.contaminated === true) return null;
  const known = Object.entries(row.scores ?? {}).flatMap(([model, value]) =>
    typeof value === 'number' ? [[model, value] as const] : [],
  );
  const scores = Object.fromEntries(known);
  const weak = pair === null ? row.weak_score : scores[pair[0]];
  const strong = pair === null ? row.strong_score : scores[pair[1]];
  if (typeof weak !== 'number' || typeof strong !== 'number') return null;
  return { id: String(row.id), prompt: row.prompt, subject: row.subject ?? '', weak, strong, scores };
}

function parseLine(line: string, file: string, index: number): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw new Error(`${file}, line ${index + 1}: not JSON`);
  }
}
