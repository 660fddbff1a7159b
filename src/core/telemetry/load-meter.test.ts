import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LoadMeter } from './load-meter';

test('a request counts in every stretch that it lasts through, and ends in one', () => {
  const meter = new LoadMeter([0, 1000, 2000], 4000);
  meter.stayed(500, 2500);
  meter.waited(500, 1500);
  const loads = meter.read();
  expect(loads.map(({ underWay }) => underWay)).toEqual([0.5, 1, 0.25]);
  expect(loads.map(({ waiting }) => waiting)).toEqual([0.5, 0.5, 0]);
  expect(loads.map(({ perSecond }) => perSecond)).toEqual([0, 0, 0.5]);
});

test('Little’s law holds over all stretches: mean number = rate × mean stay', () =>
  fc.assert(
    fc.property(
      fc.array(fc.record({ from: fc.nat(5000), stay: fc.nat(3000) }), { minLength: 1, maxLength: 50 }),
      (requests) => {
        const endMs = Math.max(...requests.map(({ from, stay }) => from + stay)) + 1;
        const meter = new LoadMeter([0, 700, 1900, 2000], Math.max(endMs, 2001));
        for (const { from, stay } of requests) meter.stayed(from, from + stay);
        const loads = meter.read();
        const total = (of: (load: (typeof loads)[number]) => number): number =>
          loads.reduce((sum, load) => sum + of(load) * load.spanMs, 0);
        const stays = requests.reduce((sum, { stay }) => sum + stay, 0);
        expect(total(({ underWay }) => underWay)).toBeCloseTo(stays, 6);
        expect(total(({ perSecond }) => perSecond) / 1000).toBeCloseTo(requests.length, 6);
      },
    ),
  ));
