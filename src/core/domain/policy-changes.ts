import type { Policy } from './policy';

/** One place in which two policies differ, its values as short JSON; null: there is nothing. */
export interface PolicyChange {
  /** Path with dots; what a list holds goes by its id, `rules.patterns.proofs.source`. */
  readonly path: string;
  readonly before: string | null;
  readonly after: string | null;
}

const longestValue = 60;

/** Where one policy differs from another, in the order of its sections; name and version aside. */
export function policyChanges(before: Policy, after: Policy): readonly PolicyChange[] {
  const { name: _name, version: _version, ...one } = before;
  const { name: _other, version: _later, ...other } = after;
  return changesAt('', one, other);
}

function changesAt(path: string, before: unknown, after: unknown): readonly PolicyChange[] {
  if (before === after) return [];
  const [parts, otherParts] = [partsOf(before), partsOf(after)];
  if (parts === null || otherParts === null) {
    const [one, other] = [shortJson(before), shortJson(after)];
    return JSON.stringify(before) === JSON.stringify(after) ? [] : [{ path, before: one, after: other }];
  }
  const keys = [...new Set([...parts.keys(), ...otherParts.keys()])];
  const inside = keys.flatMap((key) =>
    changesAt(path === '' ? key : `${path}.${key}`, parts.get(key), otherParts.get(key)),
  );
  return [...inside, ...orderChange(path, parts, otherParts)];
}

/** What stands in a list or an object, by name; null for what has no parts. A list of plain values is one set of values. */
function partsOf(value: unknown): ReadonlyMap<string, unknown> | null {
  if (typeof value !== 'object' || value === null) return null;
  if (!Array.isArray(value)) return new Map(Object.entries(value));
  const named = value.map((item: unknown) => [nameOf(item), item] as const);
  // Equal names would hide one another.
  return new Set(named.map(([name]) => name)).size === named.length ? new Map(named) : null;
}

function nameOf(item: unknown): string {
  if (typeof item !== 'object' || item === null) return shortJson(item) ?? '';
  return 'id' in item && typeof item.id === 'string' ? item.id : (shortJson(item) ?? '');
}

/** Pillars and rules that only changed places. */
function orderChange(
  path: string,
  before: ReadonlyMap<string, unknown>,
  after: ReadonlyMap<string, unknown>,
): readonly PolicyChange[] {
  const [kept, keptToo] = [
    [...before.keys()].filter((key) => after.has(key)),
    [...after.keys()].filter((key) => before.has(key)),
  ];
  if (path === '' || kept.join('\n') === keptToo.join('\n')) return [];
  return [{ path: `${path} (order)`, before: short(kept.join(', ')), after: short(keptToo.join(', ')) }];
}

function shortJson(value: unknown): string | null {
  return value === undefined ? null : short(JSON.stringify(value));
}

function short(text: string): string {
  return text.length <= longestValue ? text : `${text.slice(0, longestValue - 1)}…`;
}
