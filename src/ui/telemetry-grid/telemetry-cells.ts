import type { Telemetry } from '../../core/domain/telemetry';
import type { CostBasis } from '../../core/domain/cost-basis';
import { costText } from '../kit/cost-text';
import { formatChange } from '../kit/format-change';
import { formatCount } from '../kit/format-count';
import { formatMilliseconds } from '../kit/format-milliseconds';
import { formatMoney } from '../kit/format-money';
import { formatShare } from '../kit/format-share';
import { groupDigits } from '../kit/group-digits';
import { narrowSpace } from '../kit/narrow-space';
import type { TelemetryCell } from './telemetry-cell';

export type CostUnit = 'requests' | 'tokens';

/** What a figure reads where there is nothing to compute it from. */
const none = '—';

interface CellOptions {
  readonly costUnit: CostUnit;
  /** The p95 ceiling of the policy's objective, ms; null = none. */
  readonly p95CeilingMs: number | null;
  /** Accuracy over held-out samples, where it is to stand for that over every labelled row. */
  readonly heldOut: Telemetry['accuracy'] | null;
  /** Held-out labels were asked for, and the policy was fitted on every label. */
  readonly isInSample: boolean;
}

/** The eight figures of UI.md 2.4, in order. */
export function telemetryCells(telemetry: Telemetry, options: CellOptions): readonly TelemetryCell[] {
  return [
    routedCell(telemetry),
    localCell(telemetry),
    costCell(telemetry, options.costUnit),
    p50Cell(telemetry),
    p95Cell(telemetry, options.p95CeilingMs),
    accuracyCell(telemetry, options),
    privacyCell(telemetry),
    failoverCell(telemetry),
  ];
}

function routedCell({ mode, routed, arrivalsPerSecond }: Telemetry): TelemetryCell {
  return {
    id: 'routed',
    label: 'Routed',
    value: formatCount(routed),
    unit: 'req',
    comparator:
      mode === 'live'
        ? 'measured'
        : arrivalsPerSecond === null
          ? 'arrival rate unknown'
          : `${groupDigits(arrivalsPerSecond, 1)}${narrowSpace}req/s arrive`,
    definition:
      mode === 'live'
        ? 'Prompts sent to your own endpoints in this session, failed and blocked ones included.'
        : 'Prompts flown in this session, failed and blocked ones included. req/s: how fast they arrive on the session’s simulated clock; how fast this machine flies them stands in the status bar.',
    filter: {},
    filterName: 'show all',
    trend: [],
  };
}

function localCell({ localShare, trend }: Telemetry): TelemetryCell {
  const { value, low, high, n } = localShare;
  return {
    id: 'local-share',
    label: 'Local share',
    ...shareText(value, n),
    comparator: `${interval(low, high)}n = ${formatCount(n)}`,
    definition:
      'Prompts that a local endpoint served, over all that an endpoint was called for: what served counts, not what was decided. In brackets its 95 % interval. The line shows the latest rows in session order.',
    filter: { tier: 'local' },
    filterName: 'show local ones',
    trend: trend.localShare,
  };
}

function costCell(telemetry: Telemetry, costUnit: CostUnit): TelemetryCell {
  const { usdPerThousandRequests, usdPerMillionTokens, allCloudUsdPerThousandRequests, costUsd, routed } = telemetry;
  const usd = costUnit === 'requests' ? usdPerThousandRequests : usdPerMillionTokens;
  const saved =
    usdPerThousandRequests === null || allCloudUsdPerThousandRequests === null || allCloudUsdPerThousandRequests === 0
      ? null
      : usdPerThousandRequests / allCloudUsdPerThousandRequests - 1;
  return {
    id: 'cost',
    label: 'Cost',
    value: usd === null ? none : costText(usd, basisOf(telemetry), formatMoney),
    unit: costUnit === 'requests' ? '/ 1k req' : '/ 1M tok',
    comparator: `${saved === null ? '' : `${formatChange(saved)} vs all-cloud `}${costN(telemetry)}`,
    definition:
      telemetry.mode === 'live'
        ? liveCost(telemetry)
        : `USD over all attempts, local hardware by its share of the hour included: ${formatMoney(costUsd)} for ${formatCount(routed)} prompts. All-cloud sends the same prompts, on the same random streams, to the best cloud endpoint.`,
    filter: { sort: 'cost' },
    filterName: 'sort by cost',
    trend: telemetry.trend.costUsd,
  };
}

function basisOf({ costBasis }: Telemetry): CostBasis | undefined {
  if (costBasis.unknownRows > 0) return 'unknown';
  return costBasis.estimatedRows > 0 ? 'estimated' : undefined;
}

function costN({ costBasis, routed }: Telemetry): string {
  const n = `n = ${formatCount(routed)}`;
  return costBasis.unknownRows === 0 ? n : `${n}, ${formatCount(costBasis.unknownRows)} of unknown price`;
}

function liveCost(telemetry: Telemetry): string {
  const { costUsd, costBasis, routed } = telemetry;
  const sum = costText(costUsd, basisOf(telemetry), formatMoney);
  const unknown = `Rows of unknown price: ${formatCount(costBasis.unknownRows)}, not in the sum; ≥ marks it then.`;
  const estimated = `≈ where a server reported no usage: ${formatCount(costBasis.estimatedRows)} rows.`;
  return `USD over all calls, judge calls included, by the prices of Settings and the catalogue: ${sum} for ${formatCount(routed)} prompts. ${unknown} ${estimated} What all-cloud would have cost is unknown.`;
}

function p50Cell({ mode, latency, trend }: Telemetry): TelemetryCell {
  const mean = latency.mean === null ? '' : `mean ${formatMilliseconds(latency.mean)} · `;
  return {
    id: 'p50',
    label: 'Latency p50',
    ...millisecondsText(latency.p50),
    comparator: `${mean}n = ${formatCount(latency.n)}`,
    definition: `Half of the answered prompts took at most this long, from request to last token, the router’s own time included. ${mode === 'live' ? 'Measured in this browser, the network included.' : 'Simulated: drawn from each endpoint’s latency model.'}`,
    filter: { sort: 'latency' },
    filterName: 'sort by latency',
    trend: trend.latencyMs,
  };
}

function p95Cell({ latency }: Telemetry, p95CeilingMs: number | null): TelemetryCell {
  const p99 = latency.p99 === null ? `p99 ${none}` : `p99 ${formatMilliseconds(latency.p99)}`;
  const few = latency.p95 === null ? ', takes 100' : '';
  const met = latency.p95 === null || p95CeilingMs === null ? '' : latency.p95 <= p95CeilingMs ? ' ✓' : ' ✗';
  return {
    id: 'p95',
    label: 'Latency p95',
    ...millisecondsText(latency.p95),
    comparator: `${p95CeilingMs === null ? p99 : `SLO ${formatMilliseconds(p95CeilingMs)}${met} · ${p99}`} · n = ${formatCount(latency.n)}${few}`,
    definition: `95 in 100 answered prompts took at most this long; from 100 answers on. ${p99}, n = ${formatCount(latency.n)}. The SLO is the p95 ceiling of the policy’s objective, where one is set.`,
    filter: { sort: 'latency' },
    filterName: 'sort by latency',
    trend: [],
  };
}

const sourceNames = {
  'sample-authors': 'sample labels',
  user: 'your labels',
  'recorded-outcome': 'recorded outcomes',
  judge: 'a judge',
} as const;
/** A word each: the tile is narrow. */
const saidBy = { 'sample-authors': 'samples', user: 'you', 'recorded-outcome': 'records', judge: 'judge' } as const;

function sourceText(sources: Telemetry['accuracy']['sources']): NonNullable<TelemetryCell['source']> {
  const full = sources.map((one) => saidBy[one]).join(' + ');
  return { short: sources.length > 1 ? `${sources.length} sources` : full, full: `by ${full}` };
}

function accuracyCell(
  { accuracy: all, heldOutLooks: looks }: Telemetry,
  { heldOut, isInSample }: Pick<CellOptions, 'heldOut' | 'isInSample'>,
): TelemetryCell {
  const { value, low, high, n, sources } = heldOut ?? all;
  const named = sources.map((source) => sourceNames[source]).join(', ');
  const definition =
    'Labelled prompts whose answer was acceptable, over all labelled prompts. Without a label there is no accuracy.';
  return {
    id: 'accuracy',
    label: 'Accuracy',
    ...(n === 0 ? { value: none, unit: '' } : { ...shareText(value, n), source: sourceText(sources) }),
    comparator: n === 0 ? 'no labels' : `${interval(low, high)}n = ${formatCount(n)}${isInSample ? ' in sample' : ''}`,
    definition:
      n === 0
        ? definition
        : `${definition} Label source: ${named}. ${heldOut === null ? `Over every labelled row${isInSample ? ': the policy was fitted on all of them, so that this is no forecast' : ''}.` : `Only over prompts that no search or fit in force has used${lookText(looks)}.`}`,
    filter: { only: n === 0 ? null : 'wrong' },
    filterName: n === 0 ? 'show all' : 'show unacceptable answers',
    trend: [],
  };
}

/** A half that policies are chosen by is held out no longer: each look at it is said. */
function lookText(looks: number): string {
  if (looks === 0) return ', not looked at yet';
  return `; ${formatCount(looks)} ${looks === 1 ? 'policy or search was' : 'policies or searches were'} judged on them so far, which makes them a little less held out each time`;
}

const basisNames = { 'ground-truth': 'known', detected: 'detected', mixed: 'known or detected' } as const;

function privacyCell({ privacy }: Telemetry): TelemetryCell {
  const { sensitive, leaked, basis } = privacy;
  const kept = sensitive === 0 ? null : 1 - leaked / sensitive;
  return {
    id: 'privacy',
    label: 'Privacy kept',
    ...shareText(kept, sensitive),
    comparator: sensitive === 0 ? 'none sensitive' : `${formatCount(leaked)} of ${formatCount(sensitive)} left`,
    definition: `Sensitive prompts that did not leave this device, over all sensitive ones (${basisNames[basis]}). Where nobody has said, the detectors decide, and what they overlook is not counted.`,
    filter: { only: leaked > 0 ? 'leaked' : 'sensitive' },
    filterName: leaked > 0 ? 'show those that left' : 'show sensitive ones',
    trend: [],
  };
}

function failoverCell({ failovers, failed, blocked, routed }: Telemetry): TelemetryCell {
  return {
    id: 'failovers',
    label: 'Failovers',
    value: formatCount(failovers),
    unit: `of ${formatCount(routed)}`,
    comparator: `${formatCount(failed)} failed · ${formatCount(blocked)} blocked`,
    definition:
      'Prompts that another endpoint answered after the first one failed. Failed: nobody answered. Blocked: a gate let nobody answer.',
    filter: { only: 'failed-over' },
    filterName: 'show failed over',
    trend: [],
  };
}

/** A share of fewer is told as a count: a per cent of three says more than three can. */
const fewestForShare = 10;

function shareText(share: number | null, n: number): { readonly value: string; readonly unit: string } {
  if (share === null) return { value: none, unit: '' };
  return n < fewestForShare
    ? { value: formatCount(Math.round(share * n)), unit: `of ${formatCount(n)}` }
    : { value: groupDigits(share * 100, 1), unit: '%' };
}

function millisecondsText(milliseconds: number | null): { readonly value: string; readonly unit: string } {
  return milliseconds === null ? { value: none, unit: '' } : { value: groupDigits(milliseconds), unit: 'ms' };
}

/** The 95 % interval of a share, in per cent: Wilson's is not symmetric, so both of its ends are shown. */
function interval(low: number | null, high: number | null): string {
  return low === null || high === null ? '' : `[${groupDigits(low * 100, 1)}, ${groupDigits(high * 100, 1)}] `;
}

/** The exploration share, for the secondary row. */
export function explorationText({ randomDraws, explored }: Telemetry): string {
  const drawn = randomDraws.value === null ? none : formatShare(randomDraws.value);
  return `${drawn} drawn at random, ${formatCount(explored)} crossed tier, n = ${formatCount(randomDraws.n)}`;
}
