import fc from 'fast-check';
import { expect, it } from 'vitest';
import { detectPii } from './pii/detect-pii';
import { redactSpans } from '../domain/redact-spans';
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
    'password: hunter2Qx9z',
    'api_key=Zk81mQ02xPq7Lr45',
    '[email]',
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 8 }), (parts) => {
      expect(detectPii(redact(parts.join(' ')).text, 'text')).toEqual([]);
    }),
  );
});

it('takes the whole of spans that overlap, under the first one\u2019s kind', () => {
  const spans = [
    { kind: 'phone', start: 4, end: 9 },
    { kind: 'card', start: 2, end: 6 },
  ] as const;
  expect(redactSpans('0123456789', spans)).toBe('01[card]9');
  expect(redactSpans('0123', [{ kind: 'iban', start: -5, end: 2 }])).toBe('[iban]23');
});
