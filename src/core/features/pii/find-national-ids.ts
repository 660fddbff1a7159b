import { countDigits } from './count-digits';
import { nationalChecks } from './national-checks';
import type { Span } from './span';

interface Form {
  readonly check: (text: string) => boolean;
  /** Without so many in the text there is none. */
  readonly leastDigits: number;
  /** Printed in its groups it speaks for itself; the groups' separators are its own. */
  readonly printed?: RegExp;
  /** In one run of digits it counts only where `named` stands shortly before it. */
  readonly bare?: RegExp;
  readonly named: RegExp;
}

// Neither inside a word or a longer number, nor a decimal fraction of one.
const number = (source: string): RegExp =>
  new RegExp(`(?<![\\p{L}\\d_./-])(?:${source})(?![\\p{L}\\d_]|[./-]\\d)`, 'gu');

const forms: readonly Form[] = [
  {
    check: nationalChecks.cpf,
    leastDigits: 11,
    printed: number('\\d{3}\\.\\d{3}\\.\\d{3}[-/]\\d{2}'),
    bare: number('\\d{11}|\\d{9}-\\d{2}'),
    named: /\bcpf\b/i,
  },
  {
    check: nationalChecks.cnpj,
    leastDigits: 2,
    printed: number('[A-Z\\d]{2}\\.[A-Z\\d]{3}\\.[A-Z\\d]{3}/[A-Z\\d]{4}-\\d{2}'),
    bare: number('[A-Z\\d]{12}-?\\d{2}'),
    named: /\bcnpj\b/i,
  },
  {
    check: nationalChecks.nif,
    leastDigits: 9,
    bare: number('\\d{9}|\\d{3} \\d{3} \\d{3}'),
    named: /\b(?:nif|nipc|contribuinte|n[.º°o]* ?fiscal)\b/i,
  },
  {
    check: nationalChecks.dni,
    leastDigits: 7,
    printed: number('(?:\\d{8}|\\d{2}\\.\\d{3}\\.\\d{3}|[XYZ][- ]?\\d{7})[- ]?[A-HJ-NP-TV-Z]'),
    bare: number('(?:\\d{7,8}|[xyz]\\d{7})-?[a-z]'),
    named: /\b(?:dni|nie|nif|documento nacional)\b/i,
  },
  {
    check: nationalChecks.steuerId,
    leastDigits: 11,
    printed: number('\\d{2} \\d{3} \\d{3} \\d{3}'),
    bare: number('\\d{11}'),
    named: /\b(?:steuer\p{L}*|id-?nr|identifikations\p{L}*|tin|tax id)\b/iu,
  },
  {
    check: nationalChecks.nino,
    leastDigits: 6,
    printed: number('[A-Z]{2} ?\\d{2} ?\\d{2} ?\\d{2} ?[A-D]'),
    bare: number('[a-z]{2} ?\\d{2} ?\\d{2} ?\\d{2} ?[a-d]'),
    named: /\b(?:national insurance|ni n\p{L}*|nino)\b/iu,
  },
  {
    check: nationalChecks.aadhaar,
    leastDigits: 12,
    printed: number('\\d{4} \\d{4} \\d{4}(?! \\d)'),
    bare: number('\\d{12}|\\d{4}-\\d{4}-\\d{4}'),
    named: /(?:aadhaa?r|uidai|आधार)/i,
  },
];

const contextLength = 40;

/**
 * National numbers by their checksums: CPF and CNPJ (Brazil), NIF (Portugal), DNI and NIE (Spain), Steuer-ID (Germany), NINO
 * (United Kingdom, which has none) and Aadhaar (India). A bare run of digits needs its name before it: one in 100 or even one
 * in 10 order numbers would pass the checksum alone.
 */
export function findNationalIds(text: string): Span[] {
  const spans: Span[] = [];
  const digits = countDigits(text);
  for (const { check, leastDigits, printed, bare, named } of forms) {
    if (digits < leastDigits) continue;
    if (printed !== undefined) spans.push(...passing(text, printed, check));
    if (bare === undefined || !named.test(text)) continue;
    spans.push(
      ...passing(text, bare, check).filter(({ start }) =>
        named.test(text.slice(Math.max(0, start - contextLength), start)),
      ),
    );
  }
  return spans;
}

function passing(text: string, pattern: RegExp, check: (plain: string) => boolean): Span[] {
  return Array.from(text.matchAll(pattern)).flatMap((match) => {
    const plain = match[0].replaceAll(/[ ./-]/g, '').toUpperCase();
    return check(plain) ? [{ start: match.index, end: match.index + match[0].length }] : [];
  });
}
