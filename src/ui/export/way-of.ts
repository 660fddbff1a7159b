import type { MovedRow } from '../../core/domain/policy-file';

/** Where a row goes in the place of where it went, as "cloud→local". */
export function wayOf({ from, to }: Pick<MovedRow, 'from' | 'to'>): string {
  return `${from ?? 'nobody'}→${to ?? 'nobody'}`;
}
