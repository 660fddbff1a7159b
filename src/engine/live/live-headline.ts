import type { LiveRun } from './live-run';
import { readLiveTelemetry } from './read-live-telemetry';

/** A share of fewer is told as a count. */
const fewestForShare = 10;

/** One honest line about the live rows: n, what they cost as far as prices are known, where they went, how long they took. */
export function liveHeadline(run: LiveRun): string {
  if (run.rows === 0) return 'LIVE · nothing routed yet';
  const { routed, costUsd, costBasis, localShare, latency, failed, accuracy } = readLiveTelemetry(run, null);
  const { unknownRows, estimatedRows } = costBasis;
  const spent = `$${costUsd === 0 ? '0' : costUsd >= 0.1 ? costUsd.toFixed(2) : Number(costUsd.toPrecision(2))}`;
  const cost =
    unknownRows === 0
      ? `${estimatedRows > 0 ? '≈' : ''}${spent}`
      : costUsd === 0
        ? 'cost unknown'
        : `≥ ${spent}, price unknown of ${unknownRows}`;
  const parts = [
    `LIVE n = ${routed}`,
    cost,
    localShare.value === null ? null : `${shareOf(localShare.value, localShare.n)} local`,
    latency.p50 === null ? null : `p50 ${Math.round(latency.p50)} ms`,
    failed === 0 ? null : `${failed} failed`,
    accuracy.value === null
      ? 'quality unknown, no labels'
      : accuracy.n < fewestForShare
        ? `${shareOf(accuracy.value, accuracy.n)} labelled acceptable`
        : `${shareOf(accuracy.value, accuracy.n)} acceptable of ${accuracy.n} labelled`,
  ];
  return parts.filter((part) => part !== null).join(' · ');
}

function shareOf(share: number, n: number): string {
  return n < fewestForShare ? `${Math.round(share * n)} of ${n}` : `${Math.round(100 * share)} %`;
}
