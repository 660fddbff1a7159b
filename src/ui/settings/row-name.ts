import type { ProviderRow } from '../../state/credentials/credentials-row';

/** What a row is called in the names of its fields: `OpenAI`, and `Custom 1` whatever the user calls it. */
export function rowName(row: ProviderRow, shown: readonly ProviderRow[]): string {
  if (row.kind !== 'custom') return row.name;
  return `Custom ${shown.filter(({ kind }) => kind === 'custom').indexOf(row) + 1}`;
}
