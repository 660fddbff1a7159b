import { create } from 'zustand';
import type { AlertReport } from '../core/domain/alert';
import { callFailure } from './call-failure';
import { setNotice, useEngine } from './engine-store';
import { latestOnly } from './latest-only';
import { usePolicy } from './policy-store';

interface AlertsState {
  /** Null before the first reading, and while there is no rule. */
  readonly report: AlertReport | null;
  readonly failure: string | null;
  /** Reads what the policy's rules come to on the rows in view. */
  readonly refresh: () => void;
}

/** What the policy's alert rules came to. */
export const useAlerts = create<AlertsState>()(() => ({
  report: null,
  failure: null,
  refresh: () => read(null),
}));

const read = latestOnly<null>(async () => {
  const { client } = useEngine.getState();
  const rules = usePolicy.getState().policy?.alerts ?? [];
  if (client === null || rules.length === 0) {
    useAlerts.setState({ report: null, failure: null });
    return;
  }
  try {
    const report = await client.call('alerts-read', { rules });
    tellNew(useAlerts.getState().report, report);
    useAlerts.setState({ report, failure: null });
  } catch (error) {
    const { code, message } = callFailure(error);
    if (code !== 'cancelled') useAlerts.setState({ failure: message });
  }
});

/** Says once that something fires which did not when it was last read. */
function tellNew(before: AlertReport | null, { alerts }: AlertReport): void {
  const known = before?.alerts.filter(({ clearedAtMs }) => clearedAtMs === null).map(({ ruleId }) => ruleId) ?? [];
  const fresh = alerts.filter(({ ruleId, clearedAtMs }) => clearedAtMs === null && !known.includes(ruleId));
  if (fresh.length > 0) setNotice({ kind: 'info', text: `ALERT — ${fresh.length} fired; Policy, Alerts has the list` });
}
