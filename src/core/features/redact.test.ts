import fc from 'fast-check';
import { expect, it } from 'vitest';
import { detectPii } from './pii/detect-pii';
import { redact } from './redact';

it('replaces what is found by its kind', () => {
  expect(redact('Mail jane.doe@example.com, IBAN DE89 3704 0044 0532 0130 00.')).toEqual({
    text: 'Mail [email], IBAN [iban].',
    kinds: ['email', 'iban'],
  });
});

it('leaves nothing that the detectors would find', () => {
  const pieces = fc.constantFrom(
    'jane@example.com',
    'DE89370400440532013000',
    '4111 1111 1111 1111',
    ' and ',
    '\n',
    'é',
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 8 }), (parts) => {
      expect(detectPii(redact(parts.join(' ')).text, 'text')).toEqual([]);
    }),
  );
});
