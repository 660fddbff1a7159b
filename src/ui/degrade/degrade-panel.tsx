import { useScenario } from '../../state/scenario-store';
import { Button } from '../kit/button';
import { SectionHeading } from '../kit/section-heading';
import { useShortcut } from '../kit/use-shortcut';
import { ArrivalsForm } from './arrivals-form';
import { FaultForm } from './fault-form';
import { FaultList } from './fault-list';

/** Where things are made to go wrong: every fault flies the session again, on the same prompts and the same luck. */
export function DegradePanel() {
  const count = useScenario((state) => state.scenario?.incidents.length ?? 0);
  useShortcut('x', () => useScenario.getState().stopAll());
  return (
    <section
      aria-labelledby="degrade-heading"
      className="grid grid-cols-[minmax(0,1fr)] gap-3 border-t-1 border-fg p-4"
    >
      <SectionHeading
        id="degrade-heading"
        aside={
          count === 0 ? null : (
            <Button kind="quiet" title="X" onClick={() => useScenario.getState().stopAll()}>
              Stop all ({count})
            </Button>
          )
        }
      >
        03 Degrade
      </SectionHeading>
      <FaultList />
      <Presets />
      <details className="group/faults">
        <summary className="flex min-h-hit cursor-pointer items-center gap-2 text-12 hover:bg-fill pointer-coarse:min-h-hit-touch">
          <span aria-hidden className="w-2 text-11 text-fg-2 group-open/faults:rotate-90">
            ▸
          </span>
          Add a fault
        </summary>
        <div className="pt-2">
          <FaultForm />
        </div>
      </details>
      <details className="group/arrivals">
        <summary className="flex min-h-hit cursor-pointer items-center gap-2 text-12 hover:bg-fill pointer-coarse:min-h-hit-touch">
          <span aria-hidden className="w-2 text-11 text-fg-2 group-open/arrivals:rotate-90">
            ▸
          </span>
          Traffic
        </summary>
        <div className="pt-2">
          <ArrivalsForm />
        </div>
      </details>
    </section>
  );
}

function Presets() {
  const presets = useScenario((state) => state.presets);
  return (
    <div role="group" aria-label="Ready-made faults" className="flex flex-wrap gap-2">
      {presets.map((preset) => (
        <Button key={preset.name} onClick={() => useScenario.getState().put(preset)}>
          {preset.name}
        </Button>
      ))}
    </div>
  );
}
