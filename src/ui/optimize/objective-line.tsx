import { useNavigation } from '../../state/navigation-store';
import { usePolicy } from '../../state/policy-store';
import { useSettings } from '../../state/settings-store';

/** The weights that a search goes by, and the way to them. */
export function ObjectiveLine() {
  const objective = usePolicy((state) => state.policy?.objective);
  if (objective === undefined) return null;
  const { quality, latency, cost } = objective;
  const sum = quality + latency + cost;
  const part = (weight: number): number => Math.round((100 * weight) / sum);
  return (
    <form method="dialog" className="flex flex-wrap items-center justify-between gap-x-4" onSubmit={showObjective}>
      <p>
        <span className="label">Objective</span>{' '}
        {sum === 0
          ? 'all weights are 0: only acceptable answers count'
          : `quality ${part(quality)} %, latency ${part(latency)} %, cost ${part(cost)} %`}
      </p>
      <button type="submit" className="min-h-hit underline pointer-coarse:min-h-hit-touch">
        Edit objective
      </button>
    </form>
  );
}

// The form closes the dialog; what lies behind is made ready first.
function showObjective(): void {
  const { openSections, set } = useSettings.getState();
  if (!openSections.includes('objective')) set({ openSections: [...openSections, 'objective'] });
  useNavigation.getState().go('policy');
}
