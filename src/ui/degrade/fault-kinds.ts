import type { Incident } from '../../core/domain/scenario';

type Common = Pick<Incident, 'id' | 'target' | 'from' | 'to'>;

/** One kind of fault as the form offers it: its number, and the incident that comes of it. */
export interface FaultKind {
  readonly kind: Incident['kind'];
  readonly label: string;
  /** False: it is of all traffic, and has no target. */
  readonly hasTarget: boolean;
  readonly field: {
    readonly name: string;
    readonly min: number;
    readonly max: number;
    readonly step: number;
    readonly initial: number;
    readonly unit: string;
  };
  readonly make: (common: Common, value: number) => Incident;
}

const percent = (initial: number, max = 100) => ({ min: 0, max, step: 1, initial, unit: '%' });
/** A flapping outage is up as long as it is down. */
const msPerSecond = 1000;

/** Every kind of fault, in the order of the form. */
export const faultKinds: readonly FaultKind[] = [
  {
    kind: 'outage',
    label: 'Outage',
    hasTarget: true,
    field: { name: 'Flapping every (0: hard)', min: 0, max: 600, step: 1, initial: 0, unit: 's' },
    make: (common, value) => ({
      ...common,
      kind: 'outage',
      flapping: value === 0 ? null : { downMs: value * msPerSecond, upMs: value * msPerSecond },
    }),
  },
  {
    kind: 'latency',
    label: 'Latency spike',
    hasTarget: true,
    field: { name: 'Times slower', min: 1, max: 10, step: 0.5, initial: 4, unit: '×' },
    make: (common, factor) => ({ ...common, kind: 'latency', factor, jitter: 0.25 }),
  },
  {
    kind: 'delay',
    label: 'Delay',
    hasTarget: true,
    field: { name: 'Later by', min: 0, max: 60_000, step: 100, initial: 800, unit: 'ms' },
    make: (common, addedMs) => ({ ...common, kind: 'delay', addedMs }),
  },
  {
    kind: 'errors',
    label: 'Error rate',
    hasTarget: true,
    field: { name: 'Calls that fail', ...percent(40) },
    make: (common, value) => ({ ...common, kind: 'errors', share: value / 100 }),
  },
  {
    kind: 'rate-limit',
    label: '429 rate limit',
    hasTarget: true,
    field: { name: 'Requests a minute', min: 0, max: 6000, step: 1, initial: 30, unit: '/ min' },
    make: (common, requestsPerMinute) => ({ ...common, kind: 'rate-limit', requestsPerMinute }),
  },
  {
    kind: 'price',
    label: 'Price change',
    hasTarget: true,
    field: { name: 'Price', min: -90, max: 300, step: 1, initial: 100, unit: '%' },
    make: (common, value) => ({ ...common, kind: 'price', factor: 1 + value / 100 }),
  },
  {
    kind: 'quality',
    label: 'Quality drift',
    hasTarget: true,
    field: { name: 'Good answers lost', ...percent(20, 40) },
    make: (common, value) => ({ ...common, kind: 'quality', loss: value / 100 }),
  },
  {
    kind: 'surge',
    label: 'Traffic surge',
    hasTarget: false,
    field: { name: 'Times the traffic', min: 1, max: 50, step: 1, initial: 8, unit: '×' },
    make: (common, factor) => ({ ...common, kind: 'surge', factor }),
  },
  {
    kind: 'mix',
    label: 'Reorder, hardest first',
    hasTarget: false,
    field: { name: 'Hardest of the batch', ...percent(50) },
    make: (common, value) => ({ ...common, kind: 'mix', share: value / 100 }),
  },
];
