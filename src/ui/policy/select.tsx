interface SelectProps<Value extends string> {
  readonly name: string;
  readonly value: Value;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly onChange: (value: Value) => void;
  readonly className?: string;
}

/** A native select with a name for assistive technology only; it answers one of its own options. */
export function Select<Value extends string>({ name, value, options, onChange, className = '' }: SelectProps<Value>) {
  return (
    <select
      aria-label={name}
      value={value}
      onChange={(event) => {
        const chosen = options.find((option) => option.value === event.target.value);
        if (chosen !== undefined) onChange(chosen.value);
      }}
      className={`h-ctl min-w-0 border-1 border-fg bg-bg px-1 text-12 text-fg pointer-coarse:h-hit-touch ${className}`}
    >
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  );
}
