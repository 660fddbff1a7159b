import type { NamedArrivals } from '../core/domain/scenario';
import { traceShapes } from './trace-shapes';

const perSecond = 4;

/** Ways in which requests come, the usual one first; the bursty one has the gaps of Azure's coding traffic of 2023. */
export const arrivals: readonly NamedArrivals[] = [
  { label: 'Poisson', arrivals: { kind: 'poisson', perSecond } },
  { label: 'Constant', arrivals: { kind: 'constant', perSecond } },
  {
    label: '≈ Bursty, as Azure code 2023',
    arrivals: { kind: 'bursty', perSecond, gapCurve: [...traceShapes['azure-code-gaps']] },
  },
  { label: 'Diurnal, a day a minute', arrivals: { kind: 'diurnal', perSecond, periodMs: 60_000, swing: 0.8 } },
];
