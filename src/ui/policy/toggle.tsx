interface ToggleProps {
  readonly name: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  /** Leaves the name to assistive technology, where it stands beside the box already. */
  readonly isBare?: boolean;
}

/** A named checkbox with a target of 24 px, 44 where fingers are. */
export function Toggle({ name, checked, onChange, isBare = false }: ToggleProps) {
  return (
    <label className="flex min-h-hit min-w-hit items-center gap-2 text-12 pointer-coarse:min-h-hit-touch pointer-coarse:min-w-hit-touch">
      <input
        type="checkbox"
        className="size-4 shrink-0"
        checked={checked}
        onChange={(event) => onChange(event.target.checked)}
      />
      <span className={isBare ? 'sr-only' : ''}>{name}</span>
    </label>
  );
}
