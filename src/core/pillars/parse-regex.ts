import { charSet, complement, dotSet, emptySet, escapeSet, everySet, rangeSet } from './regex-char-set';
import type { CharSet } from './regex-char-set';

/** A regular expression's shape as far as backtracking cares; `from` and `to` are offsets into its source. */
export type RegexNode =
  | { readonly kind: 'set'; readonly set: CharSet; readonly literal: string | null }
  | { readonly kind: 'assertion'; readonly isStart: boolean; readonly inner: RegexNode | null }
  | { readonly kind: 'sequence'; readonly items: readonly RegexNode[] }
  | { readonly kind: 'choice'; readonly options: readonly RegexNode[] }
  | {
      readonly kind: 'repeat';
      readonly body: RegexNode;
      readonly min: number;
      readonly max: number;
      readonly from: number;
      readonly to: number;
    };

/** Parses the source of a regular expression that the engine has already accepted. */
export function parseRegex(source: string, flags: string): RegexNode {
  return new RegexParser(source, flags).parse();
}

class RegexParser {
  readonly #source: string;
  readonly #dotAll: boolean;
  #at = 0;

  constructor(source: string, flags: string) {
    this.#source = source;
    this.#dotAll = flags.includes('s');
  }

  parse(): RegexNode {
    const options: RegexNode[] = [this.#sequence()];
    while (this.#eat('|')) options.push(this.#sequence());
    const [only] = options;
    return options.length === 1 && only !== undefined ? only : { kind: 'choice', options };
  }

  #sequence(): RegexNode {
    const items: RegexNode[] = [];
    while (this.#at < this.#source.length && !/[|)]/.test(this.#peek())) {
      const from = this.#at;
      const atom = this.#atom();
      items.push(this.#quantified(atom, from));
    }
    return { kind: 'sequence', items };
  }

  #quantified(body: RegexNode, from: number): RegexNode {
    const match = /^(?:([*+?])|\{(\d+)(?:(,)(\d*))?\})\??/.exec(this.#source.slice(this.#at, this.#at + 24));
    if (match === null) return body;
    this.#at += match[0].length;
    const [, sign, least = '0', comma, most = ''] = match;
    const min = sign === undefined ? Number(least) : sign === '+' ? 1 : 0;
    const open = sign === undefined ? comma !== undefined && most === '' : sign !== '?';
    const bound = sign === '?' ? 1 : Number(most === '' ? least : most);
    return { kind: 'repeat', body, min, max: open ? Infinity : bound, from, to: this.#at };
  }

  #atom(): RegexNode {
    const character = this.#next();
    switch (character) {
      case '(':
        return this.#group();
      case '[':
        return { kind: 'set', set: this.#characterClass(), literal: null };
      case '.':
        return { kind: 'set', set: dotSet(this.#dotAll), literal: null };
      case '^':
        return { kind: 'assertion', isStart: true, inner: null };
      case '$':
        return { kind: 'assertion', isStart: false, inner: null };
      case '\\':
        return this.#escape();
      default:
        return { kind: 'set', set: charSet(character), literal: character.toLowerCase() };
    }
  }

  #group(): RegexNode {
    const head = /^\?(?:<?[=!]|<[^>]+>|[a-z-]*:)/.exec(this.#source.slice(this.#at, this.#at + 80))?.[0] ?? '';
    this.#at += head.length;
    const inner = this.parse();
    this.#eat(')');
    return /[=!]$/.test(head) ? { kind: 'assertion', isStart: false, inner } : inner;
  }

  #escape(): RegexNode {
    const escape = this.#next();
    if (/[bB]/.test(escape)) return { kind: 'assertion', isStart: false, inner: null };
    if (/[1-9k]/.test(escape)) return this.#backreference(escape);
    const literal = this.#literalEscape(escape);
    if (literal !== null) return { kind: 'set', set: charSet(literal), literal: literal.toLowerCase() };
    return { kind: 'set', set: this.#classEscape(escape), literal: null };
  }

  /** A backreference may match anything that its group may, however long. */
  #backreference(escape: string): RegexNode {
    const from = this.#at - 2;
    const rest = escape === 'k' ? /^<[^>]*>/ : /^\d*/;
    this.#at += rest.exec(this.#source.slice(this.#at))?.[0].length ?? 0;
    return {
      kind: 'repeat',
      body: { kind: 'set', set: everySet, literal: null },
      min: 0,
      max: Infinity,
      from,
      to: this.#at,
    };
  }

  #characterClass(): CharSet {
    const negated = this.#eat('^');
    let set = emptySet;
    while (this.#at < this.#source.length && this.#peek() !== ']') {
      const first = this.#classMember();
      const isRange = first.literal !== null && this.#peek() === '-' && this.#source[this.#at + 1] !== ']';
      if (!isRange) set |= first.set;
      else {
        this.#at += 1;
        const last = this.#classMember();
        set |=
          last.literal === null ? first.set | last.set | charSet('-') : rangeSet(first.literal ?? '', last.literal);
      }
    }
    this.#eat(']');
    return negated ? complement(set) : set;
  }

  #classMember(): { readonly set: CharSet; readonly literal: string | null } {
    const character = this.#next();
    if (character !== '\\') return { set: charSet(character), literal: character };
    const escape = this.#next();
    const literal = escape === 'b' ? '\b' : this.#literalEscape(escape);
    return literal === null ? { set: this.#classEscape(escape), literal } : { set: charSet(literal), literal };
  }

  #classEscape(escape: string): CharSet {
    let property = '';
    if (/[pP]/.test(escape)) {
      const braces = /^\{([^}]*)\}/.exec(this.#source.slice(this.#at, this.#at + 60));
      property = braces?.[1] ?? '';
      this.#at += braces?.[0].length ?? 0;
    }
    return escapeSet(escape, property);
  }

  /** The character that an escape stands for; null for classes. */
  #literalEscape(escape: string): string | null {
    if (/[dDwWsSpP]/.test(escape)) return null;
    const control = 'nrtvf0'.indexOf(escape);
    if (control !== -1) return '\n\r\t\v\f\0'[control] ?? '';
    const code = /^(?:\{([0-9a-f]+)\}|([0-9a-f]{4}|[0-9a-f]{2}))/i.exec(this.#source.slice(this.#at, this.#at + 9));
    if (!/[ux]/.test(escape) || code === null) return escape;
    const digits = code[1] ?? (escape === 'x' ? code[2]?.slice(0, 2) : code[2]) ?? '0';
    this.#at += code[1] === undefined ? digits.length : digits.length + 2;
    return String.fromCodePoint(Number.parseInt(digits, 16));
  }

  #peek(): string {
    return this.#source[this.#at] ?? '';
  }

  #next(): string {
    const character = String.fromCodePoint(this.#source.codePointAt(this.#at) ?? 0);
    this.#at += character.length;
    return character;
  }

  #eat(character: string): boolean {
    if (this.#peek() !== character) return false;
    this.#at += 1;
    return true;
  }
}
