/** A query of a conditional strategy, as Portkey's gateway reads it. */
export type PortkeyQuery = Readonly<Record<string, unknown>>;

/** How a query ends: it matches, does not, or the gateway answers 400. */
export type QueryResult = 'match' | 'no match' | 'refused';

/**
 * What `@portkey-ai/gateway` 1.15.2 makes of a query, its surprises included (read and observed on loopback, 2026-11): keys are
 * taken in order up to the first that fails, `$or` and `$and` end the query with what they say, `$regex` ends the key in the
 * same way, `$ne` of what is missing is true, numbers are compared after parseFloat, and paths have two parts.
 */
export function portkeyQuery(query: PortkeyQuery, metadata: Readonly<Record<string, string>>): QueryResult {
  for (const [path, condition] of Object.entries(query)) {
    if ((path === '$or' || path === '$and') && Array.isArray(condition)) return several(path, condition, metadata);
    const result = compare(valueAt(path, metadata), condition);
    if (result !== 'match') return result;
  }
  return 'match';
}

function several(
  operator: '$or' | '$and',
  parts: readonly PortkeyQuery[],
  metadata: Readonly<Record<string, string>>,
): QueryResult {
  const ends = operator === '$or' ? 'match' : 'no match';
  for (const part of parts) {
    const result = portkeyQuery(part, metadata);
    if (result === ends || result === 'refused') return result;
  }
  return operator === '$or' ? 'no match' : 'match';
}

function valueAt(path: string, metadata: Readonly<Record<string, string>>): string | undefined {
  const [owner, name = ''] = path.split('.');
  return owner === 'metadata' && Object.hasOwn(metadata, name) ? metadata[name] : undefined;
}

function compare(value: string | undefined, condition: unknown): QueryResult {
  if (typeof condition !== 'object' || condition === null) return value === condition ? 'match' : 'no match';
  for (const [operator, wanted] of Object.entries(condition)) {
    const isTrue = holds(operator, value, wanted);
    if (isTrue === null) return 'refused';
    if (!isTrue || operator === '$regex') return isTrue ? 'match' : 'no match';
  }
  return 'match';
}

/** Null: there is no such operator. */
function holds(operator: string, value: string | undefined, wanted: unknown): boolean | null {
  const number = Number.parseFloat(String(value));
  const against = Number.parseFloat(String(wanted));
  switch (operator) {
    case '$eq':
      return value === wanted;
    case '$ne':
      return value !== wanted;
    case '$gt':
      return number > against;
    case '$gte':
      return number >= against;
    case '$lt':
      return number < against;
    case '$lte':
      return number <= against;
    case '$in':
      return Array.isArray(wanted) && wanted.includes(value);
    case '$nin':
      return Array.isArray(wanted) && !wanted.includes(value);
    case '$regex':
      return matches(String(wanted), String(value));
    default:
      return null;
  }
}

function matches(source: string, value: string): boolean {
  try {
    return new RegExp(source).test(value);
  } catch {
    // What is no expression matches nothing there.
    return false;
  }
}
