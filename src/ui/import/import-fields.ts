import type { ColumnMapping } from '../../engine/protocol';
import type { ImportField } from '../../state/import-store';

/** What a column can mean, in the order of the form. */
export const fieldNames: Readonly<Record<ImportField, string>> = {
  prompt: 'Prompt',
  tierNeeded: 'Tier needed',
  label: 'Label',
  system: 'System text',
  app: 'App',
  user: 'User',
  userTier: 'User tier',
  session: 'Session',
  region: 'Region',
  priority: 'Priority',
  model: 'Recorded model',
  cost: 'Recorded cost',
  latency: 'Recorded latency',
  startedAt: 'Started at',
  endedAt: 'Ended at',
  quality: 'Recorded quality',
};

const order: readonly ImportField[] = [
  'prompt',
  'tierNeeded',
  'label',
  'system',
  'app',
  'user',
  'userTier',
  'session',
  'region',
  'priority',
  'model',
  'cost',
  'latency',
  'startedAt',
  'endedAt',
  'quality',
];

/** Every field, in that order. */
export const importFields = order;

/** What a column means under a mapping; it may mean several things. */
export function fieldsOf({ columns }: ColumnMapping, column: string): readonly ImportField[] {
  return order.filter((field) => columns[field] === column);
}
