import type { ReactNode } from 'react';
import { useTurn } from '../kit/use-turn';

/** A part of a chart that is drawn after every chart stands: a chart in one piece takes longer than a frame or two. */
export function Later({ children }: { readonly children: ReactNode }) {
  return useTurn() ? children : null;
}
