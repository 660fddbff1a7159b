import { lazy, Suspense } from 'react';
import { usePolicy } from '../state/policy-store';

const AlertStrip = lazy(async () => ({ default: (await import('../ui/status-bar/alert-strip')).AlertStrip }));

/** The alerts in the foot, fetched when the policy first has a rule. */
export function LazyAlerts() {
  const hasRules = usePolicy((state) => (state.policy?.alerts.length ?? 0) > 0);
  if (!hasRules) return null;
  return (
    <Suspense fallback={null}>
      <AlertStrip />
    </Suspense>
  );
}
