import type { TriggerPattern } from '../../core/domain/policy';

export type TypedPattern = Pick<TriggerPattern, 'kind' | 'source' | 'flags'>;

/**
 * Reads what was typed as a pattern: for a regular expression `/source/flags` or the bare source, case-insensitive then;
 * for a keyword the trimmed words. Says what is wrong where it cannot be one; whether it could run for ever is for the engine to say.
 */
export function parsePattern(
  kind: TypedPattern['kind'],
  text: string,
): { readonly pattern: TypedPattern } | { readonly error: string } {
  const trimmed = text.trim();
  if (trimmed === '') return { error: kind === 'keyword' ? 'Type a word or a phrase.' : 'Type a regular expression.' };
  if (trimmed.length > 500) return { error: 'Longer than 500 characters. Split it.' };
  if (kind === 'keyword') return { pattern: { kind, source: trimmed, flags: 'i' } };
  const slashed = /^\/(?<source>.+)\/(?<flags>[a-z]*)$/su.exec(trimmed)?.groups;
  const source = slashed?.['source'] ?? trimmed;
  // Global and sticky only say where a search starts, and every search here starts at the beginning.
  const flags = slashed === undefined ? 'i' : (slashed['flags'] ?? '').replace(/[gy]/g, '');
  if (/[^imsu]/.test(flags)) return { error: `Flags ${flags}: only i, m, s and u are known.` };
  try {
    return { pattern: { kind, source, flags: new RegExp(source, flags).flags } };
  } catch (error) {
    return { error: error instanceof SyntaxError ? `${error.message}.` : String(error) };
  }
}
