import type { Result } from '../domain/result';
import { backtrackingRisk } from './backtracking-risk';
import type { BacktrackingRisk } from './backtracking-risk';
import { keywordSource } from './keyword-source';
import { parseRegex } from './parse-regex';

const longestSource = 4_000;
// A policy is compiled at every edit; its patterns seldom change. None is global or sticky, so they carry no state.
const mostKnown = 2_000;
const known = new Map<string, Result<RegExp>>();

/**
 * Compiles a user's pattern: a keyword (whole words of any script, always case-insensitive) or a regular expression
 * without slashes. Fails with `invalid-input` for one that does not compile, matches the empty text, or may backtrack
 * in more than quadratic time; the message says which part and what to do.
 */
export function checkPattern(kind: 'keyword' | 'regex', source: string, flags: string): Result<RegExp> {
  const key = `${kind}/${flags}/${source}`;
  const old = known.get(key);
  if (old !== undefined) return old;
  const checked = check(kind, source, flags);
  if (known.size >= mostKnown) known.clear();
  known.set(key, checked);
  return checked;
}

function check(kind: 'keyword' | 'regex', source: string, flags: string): Result<RegExp> {
  if (source.trim() === '') return refuse('The pattern is empty. Enter a word or a regular expression.');
  if (source.length > longestSource) return refuse(`The pattern is longer than ${longestSource} characters. Split it.`);
  if (!/^[imsu]*$/.test(flags)) return refuse(`Flags ${flags}: only i, m, s and u are known.`);
  if (kind === 'keyword') return compile(keywordSource(source.trim()), merged(flags, 'iu'));

  const compiled = compile(source, merged(flags, ''));
  if (!compiled.ok) return compiled;
  const risk = backtrackingRisk(parseRegex(source, flags));
  if (risk !== null) return refuse(explain(source, risk));
  if (compiled.value.test('') && !/[\\^$]/.test(source))
    return refuse(`/${source}/ matches the empty text, so it would match everything. Require at least one character.`);
  return compiled;
}

function merged(flags: string, required: string): string {
  return [...new Set(required + flags)].join('');
}

function compile(source: string, flags: string): Result<RegExp> {
  try {
    return { ok: true, value: new RegExp(source, flags) };
  } catch (error) {
    const detail =
      error instanceof SyntaxError ? error.message.replace(/^Invalid regular expression: /, '') : String(error);
    return refuse(`Not a regular expression: ${detail}.`);
  }
}

function explain(source: string, risk: BacktrackingRisk): string {
  const part = source.slice(risk.from, risk.to);
  switch (risk.kind) {
    case 'nested':
      return `${part} repeats a part that can itself vary, so some texts would take forever. Remove one of the repetitions.`;
    case 'overlapping-choice':
      return `${part} repeats alternatives that can start alike, so some texts would take forever. Make them differ.`;
    case 'too-many-open':
      return `${part} is one open repetition too many for long texts. Bound it, for example .{0,60}.`;
  }
}

function refuse(message: string): Result<RegExp> {
  return { ok: false, failure: { code: 'invalid-input', message, retryable: false } };
}
