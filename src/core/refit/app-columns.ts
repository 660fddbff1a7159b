/** An app gets an offset from so many labels on; so many apps at most, the most labelled first. */
const leastLabels = 10;
const mostApps = 30;

/** The apps whose prompts get an offset of their own, by their labels; none where there are not two. */
export function appsOf(apps: readonly (string | null)[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const app of apps) if (app !== null) counts.set(app, (counts.get(app) ?? 0) + 1);
  const names = [...counts]
    .filter(([, count]) => count >= leastLabels)
    .sort(([one, a], [other, b]) => b - a || (one < other ? -1 : 1))
    .slice(0, mostApps)
    .map(([name]) => name);
  return names.length < 2 ? [] : names;
}

/** A row with a column for each of these apps, 1 in that of its own. */
export function withApps(row: Float64Array, app: string | null, names: readonly string[]): Float64Array {
  if (names.length === 0) return row;
  const longer = new Float64Array(row.length + names.length);
  longer.set(row);
  const at = app === null ? -1 : names.indexOf(app);
  if (at >= 0) longer[row.length + at] = 1;
  return longer;
}
