import { useState } from 'react';
import type { Moment } from '../../core/domain/scenario';
import { useEngine } from '../../state/engine-store';
import { useScenario } from '../../state/scenario-store';
import { Button } from '../kit/button';
import { LabelledSelect } from '../kit/labelled-select';
import { NumberField } from '../kit/number-field';
import { faultKinds } from './fault-kinds';
import type { FaultKind } from './fault-kinds';
import { useFaultTargets } from './use-fault-targets';

type Unit = Moment['unit'];
const units: readonly { readonly value: Unit; readonly label: string }[] = [
  { value: 'request', label: 'requests' },
  { value: 'ms', label: 'seconds' },
];
const msPerSecond = 1000;
const mostMoments = 1_000_000;
const [firstKind] = faultKinds;

/** A fault to be: what, whose, how strong, from when, how long. */
export function FaultForm() {
  const rows = useEngine((state) => state.rows);
  const targets = useFaultTargets();
  const [kind, setKind] = useState<FaultKind | undefined>(firstKind);
  const [target, setTarget] = useState('cloud');
  const [value, setValue] = useState(firstKind?.field.initial ?? 0);
  const [unit, setUnit] = useState<Unit>('request');
  const [start, setStart] = useState(101);
  const [length, setLength] = useState(100);
  if (kind === undefined) return null;
  const { field } = kind;
  const apply = (): void => {
    const from = momentAt(unit, start);
    const to = length === 0 ? null : momentAt(unit, start + length);
    const common = { id: freeId(), target: kind.hasTarget ? target : 'all', from, to };
    useScenario.getState().add(kind.make(common, value));
  };
  return (
    <form
      className="grid grid-cols-[minmax(0,1fr)] gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        apply();
      }}
    >
      <LabelledSelect
        label="Fault"
        value={kind.kind}
        options={faultKinds.map(({ kind: id, label }) => ({ value: id, label }))}
        onChange={(chosen) => {
          const next = faultKinds.find((one) => one.kind === chosen);
          setKind(next);
          setValue(next?.field.initial ?? 0);
        }}
      />
      {kind.hasTarget ? <LabelledSelect label="Target" value={target} options={targets} onChange={setTarget} /> : null}
      <NumberField {...field} value={value} withSlider={false} onChange={setValue} />
      <LabelledSelect label="Counted in" value={unit} options={units} onChange={setUnit} />
      <div className="flex items-end justify-between gap-2">
        <Button
          title="From the next request on"
          onClick={() => {
            setUnit('request');
            setStart(rows + 1);
          }}
        >
          Now
        </Button>
        <NumberField
          name={unit === 'request' ? 'From request' : 'From second'}
          value={start}
          min={unit === 'request' ? 1 : 0}
          max={mostMoments}
          step={1}
          withSlider={false}
          onChange={setStart}
        />
      </div>
      <NumberField
        name="Lasts (0: until stopped)"
        value={length}
        min={0}
        max={mostMoments}
        step={1}
        unit={unit === 'request' ? 'requests' : 's'}
        withSlider={false}
        onChange={setLength}
      />
      <Button type="submit" className="justify-self-start">
        Apply fault
      </Button>
    </form>
  );
}

function freeId(): string {
  const taken = new Set(useScenario.getState().scenario?.incidents.map(({ id }) => id));
  let number = 1;
  while (taken.has(`fault-${number}`)) number += 1;
  return `fault-${number}`;
}

/** Requests are numbered from 1 on the page and from 0 in the session. */
function momentAt(unit: Unit, shown: number): Moment {
  return unit === 'request' ? { unit, value: Math.max(0, shown - 1) } : { unit, value: shown * msPerSecond };
}
