import { useId } from 'react';

interface FaultSelectProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly onChange: (value: Value) => void;
}

/** A native select at the right of its label, as wide as a number field's line. */
export function FaultSelect<Value extends string>({ label, value, options, onChange }: FaultSelectProps<Value>) {
  const id = useId();
  return (
    <div className="flex items-center justify-between gap-3 text-12">
      <label htmlFor={id} className="shrink-0">
        {label}
      </label>
      <select
        id={id}
        value={value}
        onChange={({ target }) => {
          const chosen = options.find((option) => option.value === target.value);
          if (chosen !== undefined) onChange(chosen.value);
        }}
        className="h-ctl max-w-52 min-w-0 border-2 border-fg bg-bg px-1 text-12 text-fg pointer-coarse:h-hit-touch"
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}
