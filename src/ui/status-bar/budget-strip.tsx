import { useLive } from '../../state/live-store';
import { usePolicy } from '../../state/policy-store';
import { useTelemetry } from '../../state/telemetry-store';
import { budgetText } from './budget-text';

/** Stands in the foot while the session has a limit: what is spent of it, inverted once that restricts anything. */
export function BudgetStrip() {
  const budget = usePolicy((state) => state.policy?.budget);
  const telemetry = useTelemetry((state) => state.telemetry);
  const liveUsd = useLive(({ mode, state }) => (mode === 'live' ? (state?.spentUsd ?? null) : null));
  if (budget === undefined || telemetry === null) return null;
  // In LIVE what belongs to no row counts too: probes, and stress tests of a judge.
  const said = budgetText(liveUsd ?? telemetry.costUsd, budget, telemetry.decidedBy.budget ?? 0);
  if (said === null) return null;
  return (
    <p
      role="status"
      aria-label="Budget"
      className={`num flex items-center border-r-1 border-fg px-3 whitespace-nowrap ${said.loud ? 'inverted bg-inv-bg text-inv-fg font-bold' : ''}`}
    >
      {said.text}
    </p>
  );
}
