import type { Endpoint } from '../domain/endpoint';
import type { Incident, Moment } from '../domain/scenario';

/** What incidents do to one call; `healthy` does nothing. */
export interface Conditions {
  readonly down: boolean;
  readonly latencyFactor: number;
  /** Half-width of the latency factor's spread, as a share of it. */
  readonly latencyJitter: number;
  /** Beside the factor, before the first token. */
  readonly addedMs: number;
  readonly errorShare: number;
  readonly priceFactor: number;
  readonly qualityLoss: number;
  /** Rate limits in force, with the requests a minute that each lets through. */
  readonly rateLimits: readonly { readonly id: string; readonly requestsPerMinute: number }[];
}

/** A call at an endpoint that nothing is wrong with. */
export const healthy: Conditions = {
  down: false,
  latencyFactor: 1,
  latencyJitter: 0,
  addedMs: 0,
  errorShare: 0,
  priceFactor: 1,
  qualityLoss: 0,
  rateLimits: [],
};

/** True when a moment of the session has come, for the nth request at a virtual time. */
export function hasCome(moment: Moment, request: number, nowMs: number): boolean {
  return moment.unit === 'request' ? request >= moment.value : nowMs >= moment.value;
}

/** True while an incident lasts, for the nth request at a virtual time. */
export function isOn({ from, to }: Incident, request: number, nowMs: number): boolean {
  return hasCome(from, request, nowMs) && (to === null || !hasCome(to, request, nowMs));
}

/** True when an incident concerns an endpoint: by its id, its provider, its tier, or as one of all. */
export function isTarget(
  { target }: Pick<Incident, 'target'>,
  { id, provider, tier }: Pick<Endpoint, 'id' | 'provider' | 'tier'>,
): boolean {
  return target === 'all' || target === id || target === tier || target === provider;
}

/** What the incidents of a scenario do to a call of the nth request at a virtual time. Several at once add up. */
export function conditionsAt(
  incidents: readonly Incident[],
  endpoint: Endpoint,
  request: number,
  nowMs: number,
): Conditions {
  let conditions = healthy;
  for (const incident of incidents) {
    if (!isTarget(incident, endpoint) || !isOn(incident, request, nowMs)) continue;
    conditions = worsen(conditions, incident, nowMs);
  }
  return conditions;
}

/** How many times as often requests come, for the nth request at a virtual time. */
export function surgeAt(incidents: readonly Incident[], request: number, nowMs: number): number {
  let factor = 1;
  for (const incident of incidents) {
    if (incident.kind === 'surge' && isOn(incident, request, nowMs)) factor *= incident.factor;
  }
  return factor;
}

function worsen(conditions: Conditions, incident: Incident, nowMs: number): Conditions {
  switch (incident.kind) {
    case 'latency': {
      const latencyJitter = Math.max(conditions.latencyJitter, incident.jitter);
      return { ...conditions, latencyFactor: conditions.latencyFactor * incident.factor, latencyJitter };
    }
    case 'delay':
      return { ...conditions, addedMs: conditions.addedMs + incident.addedMs };
    case 'outage':
      return isDown(incident, nowMs) ? { ...conditions, down: true } : conditions;
    case 'errors':
      return { ...conditions, errorShare: 1 - (1 - conditions.errorShare) * (1 - incident.share) };
    case 'rate-limit': {
      const { id, requestsPerMinute } = incident;
      return { ...conditions, rateLimits: [...conditions.rateLimits, { id, requestsPerMinute }] };
    }
    case 'price':
      return { ...conditions, priceFactor: conditions.priceFactor * incident.factor };
    case 'quality':
      return { ...conditions, qualityLoss: 1 - (1 - conditions.qualityLoss) * (1 - incident.loss) };
    case 'surge':
    case 'mix':
      return conditions;
  }
}

function isDown({ flapping, from }: Incident & { kind: 'outage' }, nowMs: number): boolean {
  if (flapping === null) return true;
  const since = from.unit === 'ms' ? nowMs - from.value : nowMs;
  return since % (flapping.downMs + flapping.upMs) < flapping.downMs;
}
