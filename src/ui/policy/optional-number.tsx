import { NumberField } from '../kit/number-field';
import { Toggle } from './toggle';

interface OptionalNumberProps {
  readonly name: string;
  /** Null while it is off. */
  readonly value: number | null;
  /** What it starts at when it is switched on. */
  readonly first: number;
  readonly max: number;
  readonly min: number;
  readonly step: number;
  readonly unit?: string;
  readonly onChange: (value: number | null, group?: string) => void;
}

/** A limit that may be off: a checkbox, and its number while it is on. */
export function OptionalNumber({ name, value, first, onChange, ...range }: OptionalNumberProps) {
  return (
    <>
      <Toggle name={name} checked={value !== null} onChange={(on) => onChange(on ? first : null)} />
      {value !== null && (
        <NumberField name={`${name}, limit`} value={value} withSlider={false} onChange={onChange} {...range} />
      )}
    </>
  );
}
