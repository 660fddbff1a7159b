import { hourAt, isOffPeak } from '../dispatch/off-peak';
import type { Endpoint } from '../domain/endpoint';
import { conditionsAt } from './incident-board';
import type { SimWorld } from './sim-driver';

/** The hour at which a session's clock starts where its policy names none. */
const DEFAULT_START_HOUR = 9;

type PriceFactor = (endpoint: Endpoint) => number;

/** What an endpoint's list price is multiplied by for the nth request of a session; undefined where every price is its list price throughout. */
export function pricesNow(
  { scenario, policy }: Pick<SimWorld, 'scenario' | 'policy'>,
  nowMs: () => number,
): (request: number) => PriceFactor | undefined {
  const changes = scenario.incidents.filter(({ kind }) => kind === 'price');
  const startHour = policy.policy.day?.startHour ?? DEFAULT_START_HOUR;
  const hasWindows = policy.policy.models.some(({ price }) => price?.kind === 'token' && price.offPeak !== undefined);
  if (changes.length === 0 && !hasWindows) return () => undefined;
  return (request) => (endpoint) => {
    const { priceFactor } = conditionsAt(changes, endpoint, request, nowMs());
    const { price } = endpoint;
    const offPeak = price.kind === 'token' ? price.offPeak : undefined;
    if (offPeak === undefined) return priceFactor;
    return isOffPeak(offPeak, hourAt(startHour, nowMs())) ? priceFactor * offPeak.factor : priceFactor;
  };
}
