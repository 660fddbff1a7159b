interface IconButtonProps {
  /** What it does and to what: the glyph alone says neither. */
  readonly name: string;
  readonly glyph: string;
  readonly disabled?: boolean;
  readonly onClick: () => void;
}

/** A 24 px button with one glyph, for the ends of a line. */
export function IconButton({ name, glyph, disabled = false, onClick }: IconButtonProps) {
  return (
    <button
      type="button"
      aria-label={name}
      title={name}
      aria-disabled={disabled}
      onClick={disabled ? undefined : onClick}
      className="grid size-6 shrink-0 place-items-center border-1 border-control text-12 hover:bg-fill aria-disabled:border-dotted aria-disabled:text-fg-3 pointer-coarse:size-11"
    >
      <span aria-hidden>{glyph}</span>
    </button>
  );
}
