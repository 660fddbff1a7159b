import type { Endpoint } from '../core/domain/endpoint';
import { fakeEndpoint } from './fake-endpoint';

const priced = (input: number, output: number): Endpoint['price'] => ({
  kind: 'token',
  inputUsdPerMTok: input,
  outputUsdPerMTok: output,
  cacheReadUsdPerMTok: null,
  cacheWriteUsdPerMTok: null,
});
const hourly: Endpoint['price'] = { kind: 'capacity', usdPerHour: 0.2, tokensPerSecond: 100, utilisation: 0.2 };

/** Two local and three cloud endpoints of rising ability and price; some err, so that fallbacks happen. */
export const fakeEndpoints: readonly Endpoint[] = [
  fakeEndpoint({ id: 'tiny', tier: 'local', ability: -2, price: hourly }),
  fakeEndpoint({ id: 'small', tier: 'local', ability: -1, price: hourly, errorRate: 0.05 }),
  fakeEndpoint({ id: 'fast', tier: 'cloud', ability: 0.5, price: priced(0.2, 0.8), region: 'us' }),
  fakeEndpoint({ id: 'mid', tier: 'cloud', ability: 1, price: priced(1, 4), region: 'eu-west-1', errorRate: 0.1 }),
  fakeEndpoint({ id: 'large', tier: 'cloud', ability: 2, price: priced(5, 20), region: 'us' }),
];
