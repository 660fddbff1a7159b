import type { Comparison, PairedChange } from '../../core/domain/comparison';
import type { Share } from '../../core/domain/telemetry';
import { csvLines } from '../kit/csv-lines';

const header = [
  'strategy',
  'mark',
  'detail',
  'prompts',
  'n',
  'usd_per_1m_tokens',
  'usd_per_1k_requests',
  'mean_latency_ms',
  ...spread('accuracy'),
  ...spread('privacy_kept'),
  ...spread('local_share'),
  ...spread('answered'),
  ...spread('usd_per_request_change'),
  ...spread('latency_ms_change'),
  ...spread('accuracy_change'),
];

/** The table as CSV (RFC 4180, CRLF), shares 0..1, numbers in full precision; what nobody knows is an empty cell. */
export function comparisonLines({ basis, n, strategies, reported }: Comparison): string {
  const computed = strategies.map((one) => [
    one.label,
    'simulated',
    one.detail,
    basis,
    n,
    one.usdPerMillionTokens,
    one.usdPerThousandRequests,
    one.meanLatencyMs,
    ...[one.accuracy, one.privacyKept, one.localShare, one.answered].flatMap(partsOf),
    ...[one.changes?.usdPerRequest, one.changes?.latencyMs, one.changes?.accuracy].flatMap(partsOf),
  ]);
  const printed = reported.map((one) => [
    one.label,
    'reported',
    'the article',
    null,
    null,
    one.usdPerMillionTokens,
    null,
    one.meanLatencyMs,
    one.accuracyPercent / 100,
    null,
    null,
    null,
    one.privacyPercent / 100,
    ...Array<null>(header.length - 13).fill(null),
  ]);
  return csvLines([header, ...computed, ...printed]);
}

function spread(name: string): readonly string[] {
  return [name, `${name}_low`, `${name}_high`, `${name}_n`];
}

function partsOf(figure: Share | PairedChange | null | undefined): readonly (number | null)[] {
  return figure === null || figure === undefined
    ? [null, null, null, null]
    : [figure.value, figure.low, figure.high, figure.n];
}
