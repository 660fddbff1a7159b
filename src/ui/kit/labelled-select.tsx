import { useId } from 'react';

interface LabelledSelectProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly onChange: (value: Value) => void;
  /** The label stands over the select, for names of more than a word or two. */
  readonly above?: boolean;
}

/** A native select with its label at its left, or over it. */
export function LabelledSelect<Value extends string>({
  label,
  value,
  options,
  onChange,
  above = false,
}: LabelledSelectProps<Value>) {
  const id = useId();
  return (
    <div
      className={`grid text-12 ${above ? 'grid-cols-[minmax(0,1fr)] gap-1' : 'grid-cols-[8rem_minmax(0,1fr)] items-center gap-2'}`}
    >
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        value={value}
        onChange={({ target }) => {
          const chosen = options.find((option) => option.value === target.value);
          if (chosen !== undefined) onChange(chosen.value);
        }}
        className={`h-ctl w-full min-w-0 ${above ? 'border-1' : 'border-2'} border-fg bg-bg px-1 text-12 text-fg pointer-coarse:h-hit-touch`}
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
