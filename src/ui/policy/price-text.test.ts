import { expect, it } from 'vitest';
import { priceText } from './price-text';

const plain = (text: string) => text.replace(/[\u2009\u202f]/g, ' ');

it('says what hardware by the hour comes to per million tokens', () => {
  // 0.19 USD over 250 x 3600 x 0.2 = 180,000 tokens an hour.
  const price = { kind: 'capacity', usdPerHour: 0.19, tokensPerSecond: 250, utilisation: 0.2 } as const;
  expect(plain(priceText(price, true))).toBe('≈ $0.19 an hour, 250 tok/s, busy 20 %: $1.06 per 1M tok');
});

it('says what a flat plan comes to per request', () => {
  const price = { kind: 'flat', usdPerMonth: 25, concurrency: 1, requestsPerMonth: 30_000 } as const;
  expect(plain(priceText(price, false))).toBe('$25.00 a month over 30 000 requests: $0.000833 each');
});
