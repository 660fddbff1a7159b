import { useScenario } from '../../state/scenario-store';

/** Stands hatched in the foot while faults are in force, with the way out. */
export function FaultStrip() {
  const count = useScenario((state) => state.scenario?.incidents.length ?? 0);
  if (count === 0) return null;
  return (
    <p className="hatched flex items-center border-r-1 border-fg px-2 whitespace-nowrap">
      <span className="bg-bg px-1 font-bold">
        {count} {count === 1 ? 'FAULT' : 'FAULTS'}
      </span>
      <button
        type="button"
        className="min-h-6 bg-bg px-1 underline"
        title="X"
        onClick={() => useScenario.getState().stopAll()}
      >
        Stop all
      </button>
    </p>
  );
}
