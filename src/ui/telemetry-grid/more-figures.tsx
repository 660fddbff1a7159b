import type { StageOverhead, Telemetry } from '../../core/domain/telemetry';
import { formatCount } from '../kit/format-count';
import { formatBareMilliseconds, formatMilliseconds } from '../kit/format-milliseconds';
import { formatShare } from '../kit/format-share';
import { formatMoney } from '../kit/format-money';
import { ScrollRegion } from '../kit/scroll-region';
import { FigureLine } from './figure-line';
import { SavingLines } from './saving-lines';
import { explorationText } from './telemetry-cells';

const head = 'border-b-1 border-fg px-1 py-1 min-[380px]:px-2 text-left text-11 font-bold first:pl-0 last:pr-0';
const cell = 'border-b-1 border-hair px-1 py-1 min-[380px]:px-2 text-12 first:pl-0 last:pr-0';
const figure = `${cell} num text-right`;

/** The secondary figures, on a wide page over stage and policy, which stay where they are, beside the composer: tokens, exploration, what the router itself costs in time, and each endpoint's record. */
export function MoreFigures({ telemetry }: { readonly telemetry: Telemetry }) {
  const { tokens } = telemetry;
  const mode = telemetry.mode === 'live' ? 'LIVE' : 'SIM';
  return (
    <ScrollRegion
      name="More figures"
      className="grid gap-6 border-fg bg-bg p-4 max-[899px]:border-t-1 min-[900px]:absolute min-[900px]:top-full min-[900px]:right-0 min-[900px]:left-84 min-[900px]:z-20 min-[900px]:-ml-0.5 min-[900px]:max-h-[calc(100dvh-266px)] min-[1408px]:max-h-[calc(100dvh-166px)] min-[900px]:grid-cols-2 min-[900px]:border-2 min-[900px]:border-r-0 min-[1408px]:grid-cols-[minmax(0,1fr)_minmax(0,2.1fr)]"
    >
      <dl className="grid content-start gap-x-4 gap-y-2 text-12 min-[900px]:grid-cols-2">
        <FigureLine name="Tokens in">{formatCount(tokens.input)}</FigureLine>
        {tokens.trimmed === undefined ? null : (
          <FigureLine name="Tokens trimmed">{`≈${formatCount(tokens.trimmed)} of earlier turns, ${mode}`}</FigureLine>
        )}
        {tokens.summarised === undefined ? null : (
          <FigureLine name="Tokens of summaries">{`≈${formatCount(tokens.summarised)} sent in their place, ${mode}`}</FigureLine>
        )}
        <FigureLine name="Tokens out">{formatCount(tokens.output)}</FigureLine>
        <FigureLine name="Exploration">{explorationText(telemetry)}</FigureLine>
        <FigureLine name="Cache hits">{cacheText(telemetry)}</FigureLine>
        {telemetry.mode === 'live' ? null : (
          <FigureLine name="Router p95, measured">{routerText(telemetry)}</FigureLine>
        )}
        {telemetry.mode === 'live' ? null : <SavingLines />}
        {telemetry.breakers === undefined ? null : <FigureLine name="Breakers">{breakerText(telemetry)}</FigureLine>}
      </dl>
      <ScrollRegion name="Router time">
        {telemetry.mode === 'live' ? (
          <p className="text-12 text-fg-2">Router time: part of every LIVE latency, not split by layer.</p>
        ) : (
          <OverheadTable overhead={telemetry.overhead} />
        )}
      </ScrollRegion>
      <ScrollRegion
        name="Endpoints"
        className="min-[900px]:col-span-2 min-[1408px]:col-span-1 min-[1408px]:col-start-2 min-[1408px]:row-span-2 min-[1408px]:row-start-1"
      >
        <EndpointTable endpoints={telemetry.endpoints} mode={telemetry.mode} />
      </ScrollRegion>
    </ScrollRegion>
  );
}

function cacheText({ decidedBy, routed }: Telemetry): string {
  const hits = decidedBy.cache ?? 0;
  return `${formatCount(hits)} of ${formatCount(routed)}, ${formatShare(routed === 0 ? 0 : hits / routed)}`;
}

function routerText({ overhead }: Telemetry): string {
  const total = overhead.find(({ stage }) => stage === 'total');
  if (total === undefined || total.p95Ms === null) return '—';
  return `${formatMilliseconds(total.p95Ms)}, n = ${formatCount(total.n)}`;
}

/** Which breakers do not stand closed where the session ends. */
function breakerText({ breakers = [], endpoints }: Telemetry): string {
  if (breakers.length === 0) return 'none open';
  const label = (id: string): string => endpoints.find(({ endpointId }) => endpointId === id)?.label ?? id;
  return breakers.map(({ endpointId, state }) => `${label(endpointId)} ${state}`).join(', ');
}

function OverheadTable({ overhead }: Pick<Telemetry, 'overhead'>) {
  return (
    <table className="w-full border-collapse">
      <caption className="label pb-1 text-left">Router time, ms, measured on this machine</caption>
      <thead>
        <tr>
          <th className={head}>Layer</th>
          {['n', 'p50', 'p95', 'p99', 'budget'].map((name) => (
            <th key={name} className={`${head} text-right!`}>
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {overhead.map((layer) => (
          <tr key={layer.stage}>
            <th scope="row" className={`${cell} text-left font-normal`}>
              {layer.stage}
            </th>
            <td className={figure}>{formatCount(layer.n)}</td>
            <td className={figure}>{milliseconds(layer.p50Ms)}</td>
            <td className={figure}>{milliseconds(layer.p95Ms)}</td>
            <td className={figure}>{milliseconds(layer.p99Ms)}</td>
            <td className={figure}>{budgetText(layer)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function EndpointTable({ endpoints, mode }: Pick<Telemetry, 'endpoints' | 'mode'>) {
  return (
    <table className="w-full border-collapse">
      <caption className="label pb-1 text-left">Endpoints, {mode === 'live' ? 'LIVE, measured' : 'simulated'}</caption>
      <thead>
        <tr>
          <th className={head}>Endpoint</th>
          {['pulls', 'reward', 'errors', 'answered', 'p50 ms', 'p95 ms', 'p99 ms', 'cost'].map((name) => (
            <th key={name} className={`${head} text-right!`}>
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {endpoints.map(({ endpointId, label, pulls, meanReward, errors, n, p50Ms, p95Ms, p99Ms, costUsd }) => (
          <tr key={endpointId}>
            <th scope="row" className={`${cell} text-left font-normal whitespace-nowrap`}>
              {label}
            </th>
            <td className={figure}>{formatCount(pulls)}</td>
            <td className={figure}>{meanReward === null ? '—' : meanReward.toFixed(3)}</td>
            <td className={figure}>{errorText(errors, pulls)}</td>
            <td className={figure}>{formatCount(n)}</td>
            <td className={figure}>{milliseconds(p50Ms)}</td>
            <td className={figure}>{milliseconds(p95Ms)}</td>
            <td className={figure}>{milliseconds(p99Ms)}</td>
            <td className={figure}>{costUsd === null ? 'unknown' : formatMoney(costUsd)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Failed calls, and their part of all calls. */
function errorText(errors: number, pulls: number): string {
  return pulls === 0 ? formatCount(errors) : `${formatCount(errors)}, ${formatShare(errors / pulls)}`;
}

function milliseconds(value: number | null): string {
  return value === null ? '—' : formatBareMilliseconds(value);
}

/** A layer is held to its budget by its p99. */
function budgetText({ budgetMs, p99Ms }: StageOverhead): string {
  if (budgetMs === null) return '—';
  const mark = p99Ms === null ? '' : p99Ms > budgetMs ? ' ✗ over' : ' ✓';
  return `${formatBareMilliseconds(budgetMs)}${mark}`;
}
