import { emptySet } from './regex-char-set';
import type { CharSet } from './regex-char-set';
import type { RegexNode } from './parse-regex';

type Repeat = Extract<RegexNode, { readonly kind: 'repeat' }>;

/** A part of a pattern that can make the engine try ever more ways to match. */
export interface BacktrackingRisk {
  readonly kind: 'nested' | 'overlapping-choice' | 'too-many-open';
  readonly from: number;
  readonly to: number;
}

/** A bounded repetition longer than this counts as unbounded. */
const longRepeat = 100;
/** Steps may grow with at most this power of the text's length. */
const highestDegree = 2;
/** Optional parts in a row that want the same characters double the steps each. */
const mostOptional = 8;

/**
 * The first part of a regular expression whose matching may take more than quadratic time, or null. Static and
 * conservative (ambiguity of a repeated body by first and follow sets): it refuses some harmless patterns.
 */
export function backtrackingRisk(root: RegexNode): BacktrackingRisk | null {
  return ambiguousRepeat(root) ?? openChain(root);
}

function ambiguousRepeat(node: RegexNode): BacktrackingRisk | null {
  if (node.kind === 'repeat' && isLong(node)) {
    const kind = isNullable(node.body) ? 'nested' : ambiguity(node.body, firstOf(node.body));
    if (kind !== null) return { kind, from: node.from, to: node.to };
  }
  return firstRisk(children(node), ambiguousRepeat);
}

/** Can one text be cut into rounds of a repeated body in two ways? `after` is what may follow `node` there. */
function ambiguity(node: RegexNode, after: CharSet): BacktrackingRisk['kind'] | null {
  switch (node.kind) {
    case 'set':
    case 'assertion':
      return null;
    case 'choice':
      return areApart(node.options)
        ? firstRisk(node.options, (option) => ambiguity(option, after))
        : 'overlapping-choice';
    case 'repeat':
      if (node.max > node.min && (firstOf(node.body) & after) !== 0n) return 'nested';
      return ambiguity(node.body, after | (node.max > 1 ? firstOf(node.body) : emptySet));
    case 'sequence':
      return ambiguousItem(node.items, after);
  }
}

function ambiguousItem(items: readonly RegexNode[], after: CharSet): BacktrackingRisk['kind'] | null {
  let follow = after;
  for (const item of items.toReversed()) {
    const risk = ambiguity(item, follow);
    if (risk !== null) return risk;
    follow = isNullable(item) ? follow | firstOf(item) : firstOf(item);
  }
  return null;
}

function firstRisk<Risk>(nodes: readonly RegexNode[], ask: (node: RegexNode) => Risk | null): Risk | null {
  for (const node of nodes) {
    const risk = ask(node);
    if (risk !== null) return risk;
  }
  return null;
}

/** Options start differently, or are plain words of which none begins another. */
function areApart(options: readonly RegexNode[]): boolean {
  const words = options.map(literalOf);
  return options.every((option, i) =>
    options.slice(i + 1).every((other, j) => {
      if ((firstOf(option) & firstOf(other)) === 0n && !isNullable(option) && !isNullable(other)) return true;
      const [one, two] = [words[i], words[i + 1 + j]];
      return typeof one === 'string' && typeof two === 'string' && !one.startsWith(two) && !two.startsWith(one);
    }),
  );
}

function literalOf(node: RegexNode): string | null {
  if (node.kind === 'set') return node.literal;
  if (node.kind !== 'sequence' || node.items.length === 0) return null;
  const parts = node.items.map(literalOf);
  return parts.includes(null) ? null : parts.join('');
}

/** Open repetitions in a row that can pass the same characters on to each other: each adds a power of the length. */
function openChain(root: RegexNode): BacktrackingRisk | null {
  const allowed = highestDegree - (startsAnchored(root) ? 0 : 1);
  const risk = longestChain(root, allowed, isLong) ?? longestChain(root, mostOptional, isVariable);
  return risk === null ? null : { kind: 'too-many-open', from: risk.from, to: risk.to };
}

/** The repetition that makes a chain longer than allowed, in any sequence of the tree. */
function longestChain(node: RegexNode, allowed: number, counts: (repeat: Repeat) => boolean): Repeat | null {
  const items = node.kind === 'sequence' ? flatten(node) : [];
  const lengths: number[] = [];
  for (const [i, item] of items.entries()) {
    lengths[i] = 0;
    if (item.kind !== 'repeat' || !counts(item)) continue;
    const before = lengths.map((length, j) => (j < i && length > 0 && feeds(items, j, i) ? length : 0));
    lengths[i] = 1 + Math.max(...before);
    if (lengths[i] > allowed) return item;
  }
  return firstRisk(children(node), (child) => longestChain(child, allowed, counts));
}

/** Repetition j may swallow what repetition i wants, across everything that must stand between them. */
function feeds(items: readonly RegexNode[], j: number, i: number): boolean {
  const [one, two] = [items[j], items[i]];
  if (one === undefined || two === undefined) return false;
  const reach = alphabetOf(one);
  const between = items.slice(j + 1, i).filter((item) => !isNullable(item));
  return (reach & firstOf(two)) !== 0n && between.every((item) => (firstOf(item) & reach) !== 0n);
}

function flatten(node: RegexNode): readonly RegexNode[] {
  return node.kind === 'sequence' ? node.items.flatMap(flatten) : [node];
}

function startsAnchored(node: RegexNode): boolean {
  if (node.kind === 'assertion') return node.isStart;
  if (node.kind === 'choice') return node.options.every(startsAnchored);
  return node.kind === 'sequence' && node.items[0] !== undefined && startsAnchored(node.items[0]);
}

function isVariable(repeat: Repeat): boolean {
  return repeat.max > repeat.min;
}

function isLong(repeat: Repeat): boolean {
  return repeat.max > longRepeat || (repeat.max > 10 && repeat.body.kind !== 'set');
}

function isNullable(node: RegexNode): boolean {
  switch (node.kind) {
    case 'set':
      return false;
    case 'assertion':
      return true;
    case 'sequence':
      return node.items.every(isNullable);
    case 'choice':
      return node.options.some(isNullable);
    case 'repeat':
      return node.min === 0 || isNullable(node.body);
  }
}

function firstOf(node: RegexNode): CharSet {
  if (node.kind === 'set') return node.set;
  if (node.kind === 'repeat') return firstOf(node.body);
  if (node.kind === 'choice') return node.options.reduce((set, option) => set | firstOf(option), emptySet);
  if (node.kind === 'assertion') return emptySet;
  let set = emptySet;
  for (const item of node.items) {
    set |= firstOf(item);
    if (!isNullable(item)) break;
  }
  return set;
}

function alphabetOf(node: RegexNode): CharSet {
  if (node.kind === 'set') return node.set;
  return node.kind === 'assertion'
    ? emptySet
    : children(node).reduce((set, child) => set | alphabetOf(child), emptySet);
}

function children(node: RegexNode): readonly RegexNode[] {
  switch (node.kind) {
    case 'set':
      return [];
    case 'assertion':
      return node.inner === null ? [] : [node.inner];
    case 'sequence':
      return node.items;
    case 'choice':
      return node.options;
    case 'repeat':
      return [node.body];
  }
}
