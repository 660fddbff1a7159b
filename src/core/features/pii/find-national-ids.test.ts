import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { detectPii } from './detect-pii';
import { nationalChecks } from './national-checks';

const found = (text: string) =>
  detectPii(text, 'text').map(({ kind, start, end }) => [kind, text.slice(start, end)] as const);

describe('a national number is found', () => {
  test.each([
    ['Meu cpf é 529.982.247-25, obrigado', '529.982.247-25'],
    ['CPF: 52998224725', '52998224725'],
    ['a empresa 11.222.333/0001-81 pagou', '11.222.333/0001-81'],
    ['CNPJ 12.ABC.345/01DE-35', '12.ABC.345/01DE-35'],
    ['O meu NIF 123456789 está certo?', '123456789'],
    ['contribuinte n.º 123 456 789', '123 456 789'],
    ['DNI 12345678Z', '12345678Z'],
    ['mi nie es x1234567l', 'x1234567l'],
    ['con X-1234567-L firmo', 'X-1234567-L'],
    ['Steuer-ID: 86095742719', '86095742719'],
    ['Nummer 86 095 742 719 bitte', '86 095 742 719'],
    ['NINO AB123456C', 'AB123456C'],
    ['for AB 12 34 56 C please', 'AB 12 34 56 C'],
    ['aadhaar 234123412346', '234123412346'],
    ['card 2341 2341 2346 of Ravi', '2341 2341 2346'],
    ['ＣＰＦ ５２９．９８２．２４７－２５', '５２９．９８２．２４７－２５'],
  ])('%s', (text, span) => {
    expect(found(text)).toEqual([['national-id', span]]);
  });
});

describe('no national number is', () => {
  test.each([
    'cpf 529.982.247-26', // the check digit is off by one
    'CPF 111.111.111-11',
    'order 52998224725 shipped', // passes as a CPF, but nobody says that it is one
    'invoice 123456789 of May', // passes as a NIF
    'NIF 123456788',
    'DNI 12345678A',
    'Steuer-ID 12345678901', // no digit stands twice
    'BG 12 34 56 C',
    'ticket 2341 2341 2347',
    'CNPJ 11.222.333/0001-82',
    'ISBN 978-3-16-148410-0, v1.234.567.890-12, 0.52998224725',
  ])('%s', (text) => {
    expect(found(text).filter(([kind]) => kind === 'national-id')).toEqual([]);
  });
});

test('every single wrong digit of an Aadhaar number shows', () => {
  fc.assert(
    fc.property(fc.nat(11), fc.integer({ min: 1, max: 9 }), (at, by) => {
      const wrong = Array.from('234123412346', (digit, place) => (place === at ? (Number(digit) + by) % 10 : digit));
      expect(nationalChecks.aadhaar(wrong.join(''))).toBe(false);
    }),
  );
});

describe('data behind masks are found, with their place in the text as it was typed', () => {
  test.each([
    ['write to user＠example.com now', 'email', 'user＠example.com'],
    ['write to us\u200ber@exa\u200dmple.com now', 'email', 'us\u200ber@exa\u200dmple.com'],
    ['write to \ufeffuser@exam\u00adple.com\u2060 now', 'email', 'user@exam\u00adple.com'],
    ['4111\u200b1111\u200b1111\u200b1111', 'card', '4111\u200b1111\u200b1111\u200b1111'],
  ] as const)('%j', (text, kind, span) => {
    expect(found(text)).toEqual([[kind, span]]);
  });
});
