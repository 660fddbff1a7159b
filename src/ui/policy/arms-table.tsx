import { useTelemetry } from '../../state/telemetry-store';
import { formatCount } from '../kit/format-count';
import { formatShare } from '../kit/format-share';

/** What the bandit knows of each endpoint: pulls, mean reward, share of the pulls. */
export function ArmsTable() {
  const telemetry = useTelemetry((state) => state.telemetry);
  const endpoints = telemetry?.endpoints ?? [];
  const pulls = endpoints.reduce((sum, endpoint) => sum + endpoint.pulls, 0);
  if (pulls === 0) return <p className="text-12 text-fg-2">No arm was pulled yet.</p>;
  return (
    <table className="w-full text-12">
      <caption className="label text-left">
        Arms, {telemetry?.mode === 'live' ? 'LIVE' : 'SIM'}, n = {formatCount(pulls)}
      </caption>
      <thead>
        <tr className="text-11 text-fg-2">
          <th scope="col" className="text-left font-normal">
            Endpoint
          </th>
          <th scope="col" className="pl-2 text-right font-normal">
            Pulls
          </th>
          <th scope="col" className="pl-2 text-right font-normal">
            Reward
          </th>
          <th scope="col" className="pl-2 text-right font-normal">
            Share
          </th>
        </tr>
      </thead>
      <tbody>
        {endpoints.map((endpoint) => (
          <tr key={endpoint.endpointId} className="border-t border-hair">
            <th scope="row" className="py-0.5 text-left font-normal">
              {endpoint.label}
            </th>
            <td className="num py-0.5 pl-2 text-right">{formatCount(endpoint.pulls)}</td>
            <td className="num py-0.5 pl-2 text-right">{endpoint.meanReward?.toFixed(3) ?? '–'}</td>
            <td className="num py-0.5 pl-2 text-right">{formatShare(endpoint.pulls / pulls, 0)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
