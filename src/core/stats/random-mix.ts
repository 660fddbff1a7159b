import type { FrontierReference } from '../domain/frontier';
import type { ReplayedRow } from './replayed-row';

/**
 * As many rows local as now, but drawn blindly: the point between all local and all cloud of the list, in expectation. It alone
 * of the references depends on where the rows go. Empty where one of the two is not in the list, or nothing is routed.
 */
export function randomMix(
  rows: readonly ReplayedRow[],
  list: readonly FrontierReference[],
): readonly FrontierReference[] {
  const local = list.find((reference) => reference.id === 'all-local');
  const cloud = list.find((reference) => reference.id === 'all-cloud');
  const routed = rows.filter((row) => row.tier !== null);
  if (local === undefined || cloud === undefined || routed.length === 0) return [];
  const share = routed.filter((row) => row.tier === 'local').length / routed.length;
  const between = (a: number, b: number): number => share * a + (1 - share) * b;
  return [
    {
      id: 'random-mix',
      label: `random mix, ${Math.round(100 * share)} % local`,
      usdPerThousandRequests: between(local.usdPerThousandRequests, cloud.usdPerThousandRequests),
      quality: local.quality === null || cloud.quality === null ? null : between(local.quality, cloud.quality),
      localShare: share,
    },
  ];
}
