import { useAlerts } from '../../state/alerts-store';
import { useEngine } from '../../state/engine-store';
import { formatCount } from '../kit/format-count';

/** What the policy has been shown to do, and what speaks against taking it out. */
export function PolicyStanding() {
  const headline = useEngine((store) => store.headline);
  const firing = useAlerts(
    ({ report }) => report?.alerts.filter(({ clearedAtMs }) => clearedAtMs === null).length ?? 0,
  );
  return (
    <>
      <p>{headline === '' ? 'Nothing was routed yet: the policy is unproven.' : headline}</p>
      {firing === 0 ? null : (
        <p role="alert" className="border-2 border-fg px-3 py-1 font-bold">
          {formatCount(firing)} {firing === 1 ? 'alert fires' : 'alerts fire'} on this session: Policy, Alerts.
        </p>
      )}
    </>
  );
}
