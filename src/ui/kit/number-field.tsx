import { useId, useRef, useState } from 'react';

interface NumberFieldProps {
  /** The accessible name of the number field; the slider's is the same and " slider". */
  readonly name: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  /** Stands behind the number: `characters`, `%`. */
  readonly unit?: string;
  readonly withSlider?: boolean;
  /** `cell` is a bare, narrow field for a table: its name is there for assistive technology only. */
  readonly look?: 'field' | 'cell';
  /** Id of an element that says what the value means or warns about it. */
  readonly describedBy?: string;
  /** `group` is the same for all values of one drag or one run of key presses: one undo step. */
  readonly onChange: (value: number, group: string) => void;
}

/** Pause after which another change is another undo step, ms. */
const groupPauseMs = 1000;

/** A number field and, beside it, a slider over the same range; text that is no number in range is refused in place. */
export function NumberField(props: NumberFieldProps) {
  const { name, value, min, max, step, unit, look = 'field', describedBy, onChange } = props;
  const { withSlider = look === 'field' } = props;
  const id = useId();
  const [draft, setDraft] = useState<string | null>(null);
  const latest = useRef({ group: '', at: 0 });
  const change = (next: number): void => {
    const now = performance.now();
    const group = now - latest.current.at > groupPauseMs ? `${id}-${now}` : latest.current.group;
    latest.current = { group, at: now };
    if (next !== value) onChange(next, group);
  };
  const newGroup = (): void => {
    latest.current = { group: '', at: 0 };
  };
  const problem = draft === null ? null : refuse(draft, min, max);
  return (
    <div className="grid gap-1">
      <div className={`flex items-center gap-3 ${look === 'cell' ? 'justify-end' : 'justify-between'}`}>
        <label htmlFor={id} className={look === 'cell' ? 'sr-only' : 'text-12'}>
          {name}
        </label>
        <span className="flex items-center gap-1">
          <input
            id={id}
            type="number"
            inputMode="decimal"
            className={`num border-fg bg-bg text-right text-12 aria-invalid:border-dashed pointer-coarse:h-hit-touch ${look === 'cell' ? 'h-hit w-16 border-1 px-1' : 'h-ctl w-20 border-2 px-2'}`}
            min={min}
            max={max}
            step={step}
            value={draft ?? String(value)}
            aria-invalid={problem !== null}
            aria-describedby={problem === null ? describedBy : `${id}-problem`}
            onChange={(event) => {
              const text = event.target.value;
              setDraft(text);
              if (refuse(text, min, max) === null) change(Number(text));
            }}
            onBlur={() => {
              setDraft(null);
              newGroup();
            }}
          />
          {unit === undefined ? null : <span className="text-12 text-fg-2">{unit}</span>}
        </span>
      </div>
      {withSlider ? (
        <input
          type="range"
          aria-label={`${name} slider`}
          className="slider"
          min={min}
          max={max}
          step={step}
          value={value}
          onPointerDown={newGroup}
          onChange={(event) => change(event.target.valueAsNumber)}
        />
      ) : null}
      {problem === null ? null : (
        <p id={`${id}-problem`} role="alert" className="text-12">
          {problem}
        </p>
      )}
    </div>
  );
}

function refuse(text: string, min: number, max: number): string | null {
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value)) return `Not a number. Type one from ${min} to ${max}.`;
  return value < min || value > max ? `${text} is out of range. Type a number from ${min} to ${max}.` : null;
}
