import type { ProposalMetric } from '../../core/domain/proposal';
import { metricWords } from './metric-words';

/** Before and after on the held-out prompts, each change with its paired interval. */
export function MetricTable({ metrics }: { readonly metrics: readonly ProposalMetric[] }) {
  return (
    <table className="w-full border-collapse text-12">
      <caption className="sr-only">Before and after on held-out prompts</caption>
      <thead>
        <tr className="border-b-1 border-fg text-right">
          <th scope="col" className="py-1 text-left">
            Metric
          </th>
          <th scope="col" className="py-1 pl-2">
            Now
          </th>
          <th scope="col" className="py-1 pl-2">
            Proposed
          </th>
          <th scope="col" className="py-1 pl-2">
            Change [95 %]
          </th>
        </tr>
      </thead>
      <tbody>
        {metrics.map((metric) => (
          <MetricRow key={metric.id} metric={metric} />
        ))}
      </tbody>
    </table>
  );
}

function MetricRow({ metric }: { readonly metric: ProposalMetric }) {
  const { name, unit, value, change } = metricWords[metric.id];
  return (
    <tr className="border-b-1 border-hair text-right align-baseline">
      <th scope="row" className="py-1 text-left font-normal">
        {name} <span className="text-fg-2 max-[639px]:block">{unit}</span>
      </th>
      <td className="num py-1 pl-2">{value(metric.before)}</td>
      <td className="num py-1 pl-2">{value(metric.after)}</td>
      <td className="py-1 pl-2">
        <span className="num">{change(metric.change)}</span>{' '}
        <span className="text-fg-2 max-[639px]:block">
          <span className="num">[{change(metric.low)},</span> <span className="num">{change(metric.high)}]</span>
        </span>
      </td>
    </tr>
  );
}
