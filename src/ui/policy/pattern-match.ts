import type { TriggerPattern } from '../../core/domain/policy';

/** Regular expressions are held against the beginning only, as the engine does it. */
const READS = 10_000;
const spaced = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Devanagari}\p{N}_]/u;
const member = '[\\p{L}\\p{M}\\p{N}_]';

/**
 * What a pattern that the engine has accepted matches in a text, null when nothing; for the live test beside the editor.
 * Keywords are whole words in scripts with spaces, any place in others.
 */
export function patternMatch({ kind, source, flags }: TriggerPattern, text: string): string | null {
  try {
    const regex = kind === 'keyword' ? new RegExp(keywordRegex(source.trim()), 'iu') : new RegExp(source, flags);
    return regex.exec(kind === 'keyword' ? text : text.slice(0, READS))?.[0] ?? null;
  } catch {
    // A pattern that does not compile was refused where it was typed; here it matches nothing.
    return null;
  }
}

function keywordRegex(keyword: string): string {
  const body = keyword
    .split(/\s+/)
    .map((word) => word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'))
    .join('\\s+');
  const characters = [...keyword];
  const before = spaced.test(characters[0] ?? '') ? `(?<!${member})` : '';
  const after = spaced.test(characters.at(-1) ?? '') ? `(?!${member})` : '';
  return `${before}${body}${after}`;
}
