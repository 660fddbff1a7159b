import { useScenario } from '../../state/scenario-store';
import { LabelledSelect } from '../kit/labelled-select';
import { NumberField } from '../kit/number-field';

/** How requests come, and how many a second on average. */
export function ArrivalsForm() {
  const scenario = useScenario((state) => state.scenario);
  const choices = useScenario((state) => state.arrivals);
  if (scenario === null) return null;
  const { arrivals } = scenario;
  const kindOf = choices.map(({ label, arrivals: { kind } }) => ({ value: kind, label }));
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-2">
      <LabelledSelect
        label="Arrivals"
        value={arrivals.kind}
        options={kindOf}
        onChange={(kind) => {
          const chosen = choices.find((choice) => choice.arrivals.kind === kind);
          if (chosen === undefined) return;
          useScenario.getState().put({ ...scenario, arrivals: { ...chosen.arrivals, perSecond: arrivals.perSecond } });
        }}
      />
      <NumberField
        name="Requests a second"
        value={arrivals.perSecond}
        min={0.001}
        max={1000}
        step={0.001}
        withSlider={false}
        onChange={(perSecond) => useScenario.getState().put({ ...scenario, arrivals: { ...arrivals, perSecond } })}
      />
    </div>
  );
}
