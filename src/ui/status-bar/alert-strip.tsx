import { useAlerts } from '../../state/alerts-store';
import { useEngine } from '../../state/engine-store';
import { useLive } from '../../state/live-store';
import { useNavigation } from '../../state/navigation-store';
import { usePolicy } from '../../state/policy-store';
import { useSettings } from '../../state/settings-store';
import { useWhenShown } from '../kit/use-when-shown';
import { alertRuleText } from '../kit/alert-words';

/** Stands in the foot while the policy has alert rules: what fires, and the way to the list. */
export function AlertStrip() {
  const report = useAlerts((state) => state.report);
  const session = useEngine((state) => `${state.telemetryHash} ${state.rows}`);
  const rules = usePolicy((state) => JSON.stringify(state.policy?.alerts));
  const live = useLive((state) => `${state.mode} ${state.state?.hash ?? ''}`);
  useWhenShown(`${session} ${live} ${rules}`, () => useAlerts.getState().refresh());
  if (report === null) return null;
  const firing = report.standings.filter(({ state }) => state === 'firing').map(({ rule }) => alertRuleText(rule));
  const past = report.alerts.length - firing.length;
  return (
    <p className="flex items-center gap-2 border-r-1 border-fg px-3 whitespace-nowrap">
      <span className={firing.length > 0 ? 'font-bold' : ''} title={firing.join('; ')}>
        {firing.length > 0 ? `${firing.length} ${firing.length === 1 ? 'ALERT' : 'ALERTS'}` : 'no alert'}
        {past > 0 ? `, ${past} cleared` : ''}
      </span>
      <button type="button" className="min-h-6 underline" onClick={showAlerts}>
        List
      </button>
    </p>
  );
}

function showAlerts(): void {
  const { openSections, set } = useSettings.getState();
  if (!openSections.includes('alerts')) set({ openSections: [...openSections, 'alerts'] });
  useNavigation.getState().go('policy');
}
