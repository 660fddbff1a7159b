declare const unit: unique symbol;

/** A duration or instant on the simulation's virtual clock, in milliseconds. */
export type SimMs = number & { readonly [unit]: 'SimMs' };

/** A duration measured on this machine, in milliseconds. Never hashed, rewarded or replayed. */
export type WallMs = number & { readonly [unit]: 'WallMs' };

/** Marks a number as simulated milliseconds. */
export function simMs(milliseconds: number): SimMs {
  return milliseconds as SimMs; // the one place where a brand is put on
}

/** Marks a number as measured milliseconds. */
export function wallMs(milliseconds: number): WallMs {
  return milliseconds as WallMs;
}
