import type { ButtonHTMLAttributes } from 'react';

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  /** `primary` is inverted, at most one a region; `quiet` has no border, for rows and bars. */
  readonly kind?: 'primary' | 'plain' | 'quiet';
  /** Why the button cannot be pressed now; it stays focusable, so that the reason can be found. */
  readonly refusal?: string | undefined;
  /** Says the reason where there is no pointer to hover with. */
  readonly onRefused?: () => void;
}

const looks = {
  primary: 'inverted border-2 border-fg bg-inv-bg px-3 text-inv-fg',
  plain: 'border-2 border-fg bg-bg px-3 text-fg hover:bg-fill',
  quiet: 'border-0 bg-transparent px-2 text-fg hover:bg-fill',
};
const refusedLook = 'border-2 border-dotted border-control bg-bg px-3 text-fg-3';

/** A button of the page: square, 32 px high (44 where fingers are), text only. */
export function Button({
  kind = 'plain',
  refusal,
  onRefused,
  className = '',
  onClick,
  children,
  ...rest
}: ButtonProps) {
  const isRefused = refusal !== undefined;
  return (
    <button
      type="button"
      {...rest}
      className={`min-h-ctl shrink-0 text-13 whitespace-nowrap pointer-coarse:min-h-hit-touch ${isRefused ? refusedLook : looks[kind]} ${className}`}
      {...(isRefused ? { 'aria-disabled': true, title: refusal, onClick: onRefused } : { onClick })}
    >
      {children}
    </button>
  );
}
