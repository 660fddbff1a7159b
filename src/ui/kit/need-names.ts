import type { Label } from '../../core/domain/prompt';

/** What a label says, in words. */
export const needNames: Readonly<Record<Label['need'], string>> = {
  local: 'Local was enough',
  cloud: 'Needed the cloud',
  'both-failed': 'Both failed',
};
