import fc from 'fast-check';
import { expect, it } from 'vitest';
import { views } from '../state/navigation-store';
import { formatAddress, parseAddress, unknownView } from './page-address';

it('reads back every address that it writes', () => {
  const address = fc.record({
    view: fc.constantFrom(...views),
    dialog: fc.constantFrom(
      'shortcuts' as const,
      'import' as const,
      'settings' as const,
      'sessions' as const,
      'optimize' as const,
      'export' as const,
      null,
    ),
    row: fc.option(fc.nat(1_000_000)),
    seed: fc.nat(1_000_000_000),
  });
  fc.assert(
    fc.property(address, (one) => {
      expect(parseAddress(formatAddress(one))).toEqual(one);
    }),
  );
});

it.each(['', '#', '#/nowhere', '#/route?row=0', '#/route?row=-1&seed=x', '#/route?dialog=all'])(
  'reads %j as the start',
  (hash) => {
    expect(parseAddress(hash)).toEqual({ view: 'route', dialog: null, row: null, seed: 42 });
  },
);

it('knows an address that leads nowhere', () => {
  expect(['', '#/', '#/log?row=3', '#/settings', '#/nowhere?row=3'].map(unknownView)).toEqual([
    null,
    null,
    null,
    null,
    'nowhere',
  ]);
});
