import type { Alert, AlertReport, AlertRule, AlertStanding } from '../../core/domain/alert';
import { alertFigure, alertRuleText } from '../kit/alert-words';
import { formatCount } from '../kit/format-count';
import { formatSeconds } from '../kit/format-seconds';

interface AlertListProps {
  readonly report: AlertReport;
  readonly rules: readonly AlertRule[];
}

/** Where each rule stands now, and when it fired and cleared. */
export function AlertList({ report, rules }: AlertListProps) {
  const { alerts, standings, mode, n } = report;
  const text = (ruleId: string): string => {
    const rule = rules.find(({ id }) => id === ruleId);
    return rule === undefined ? ruleId : alertRuleText(rule);
  };
  return (
    <div className="grid gap-2 text-12">
      <ul aria-label="Alert rules now" className="grid gap-1">
        {standings.map((standing) => (
          <li
            key={standing.rule.id}
            className={standing.state === 'firing' ? 'border-l-4 border-fg pl-2 font-bold' : ''}
          >
            {standingText(standing)}
          </li>
        ))}
      </ul>
      {alerts.length === 0 ? (
        <p className="text-fg-2">
          Nothing fired. {mode === 'sim' ? 'SIM' : 'LIVE'}, n = {formatCount(n)}.
        </p>
      ) : (
        <table className="w-full">
          <caption className="label text-left">
            Fired, {mode === 'sim' ? 'SIM, by the session’s clock' : 'LIVE'}, n = {formatCount(n)}
          </caption>
          <thead>
            <tr className="text-left text-11 text-fg-2">
              <th className="font-normal">Rule</th>
              <th className="pl-2 font-normal">Fired</th>
              <th className="pl-2 font-normal">Cleared</th>
              <th className="pl-2 text-right font-normal">Worst</th>
            </tr>
          </thead>
          <tbody>
            {alerts.map((alert) => (
              <AlertRow key={`${alert.ruleId} ${alert.firedAtMs}`} alert={alert} text={text(alert.ruleId)} mode={mode}>
                {rules.find(({ id }) => id === alert.ruleId)?.metric ?? 'p95-latency'}
              </AlertRow>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}

interface AlertRowProps {
  readonly alert: Alert;
  readonly text: string;
  readonly mode: AlertReport['mode'];
  readonly children: AlertRule['metric'];
}

function AlertRow({ alert, text, mode, children }: AlertRowProps) {
  const { firedAtMs, clearedAtMs, worst } = alert;
  return (
    <tr className="border-t border-hair align-baseline">
      <th scope="row" className="py-0.5 text-left font-normal">
        {text}
      </th>
      <td className="num py-0.5 pl-2">{timeText(firedAtMs, mode)}</td>
      <td className="num py-0.5 pl-2">{clearedAtMs === null ? 'still on' : timeText(clearedAtMs, mode)}</td>
      <td className="num py-0.5 pl-2 text-right">{alertFigure(children, worst)}</td>
    </tr>
  );
}

function standingText({ rule, state, value }: AlertStanding): string {
  const now = value === null ? 'too few requests to say' : `now ${alertFigure(rule.metric, value)}`;
  return `${alertRuleText(rule)}: ${{ quiet: 'quiet', pending: 'above, not for long enough', firing: 'FIRING' }[state]}, ${now}`;
}

/** A moment of the simulation counts from its beginning; a live one is told by the clock on the wall. */
function timeText(milliseconds: number, mode: AlertReport['mode']): string {
  return mode === 'sim' ? formatSeconds(milliseconds) : new Date(milliseconds).toLocaleTimeString();
}
