import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { detectPii } from './detect-pii';

const found = (text: string) => detectPii(text, 'text').map((span) => [span.kind, text.slice(span.start, span.end)]);

describe('detectPii finds', () => {
  test.each([
    ['Write to ana.lopez+news@example.co.uk.', 'email', 'ana.lopez+news@example.co.uk'],
    ['Schreib an jürgen@müller-söhne.de!', 'email', 'jürgen@müller-söhne.de'],
    ['My card is 4111 1111 1111 1111, thanks', 'card', '4111 1111 1111 1111'],
    ['ref 12 5555-5555-5555-4444', 'card', '5555-5555-5555-4444'],
    ['amex 378282246310005', 'card', '378282246310005'],
    ['card ٤١١١١١١١١١١١١١١١', 'card', '٤١١١١١١١١١١١١١١١'],
    ['IBAN DE89 3704 0044 0532 0130 00 please', 'iban', 'DE89 3704 0044 0532 0130 00'],
    ['pay gb82west12345698765432', 'iban', 'gb82west12345698765432'],
    ['use sk-proj-AbCdEfGhIjKlMnOpQrStUvWx12', 'secret', 'sk-proj-AbCdEfGhIjKlMnOpQrStUvWx12'],
    ['AKIAABCDEFGHIJKLMNOP leaked', 'secret', 'AKIAABCDEFGHIJKLMNOP'],
    ['my password is Tulip-2024!', 'secret', 'Tulip-2024'],
    ['API_KEY="9f8e7d6c5b4a39281706f5e4d3c2b1a0"', 'secret', '9f8e7d6c5b4a39281706f5e4d3c2b1a0'],
    ['postgres://app:s3cret@db:5432/x', 'secret', 's3cret'],
    ['call +49 30 1234 5678 now', 'phone', '+49 30 1234 5678'],
    ['(415) 555-0132', 'phone', '(415) 555-0132'],
    ['tel. 467 3395', 'phone', '467 3395'],
    ['SSN 123-45-6789', 'us-ssn', '123-45-6789'],
    ['from 84.12.7.201 at noon', 'ip-address', '84.12.7.201'],
    ['addr 2001:db8::8a2e:370:7334', 'ip-address', '2001:db8::8a2e:370:7334'],
  ])('%s', (text, kind, span) => {
    expect(found(text)).toEqual([[kind, span]]);
  });

  test('a private key from BEGIN to END', () => {
    const key = `-----BEGIN RSA PRIVATE KEY-----\n${'MIIB0gIBAAJh'.repeat(4)}\n-----END RSA PRIVATE KEY-----`;
    expect(found(`key:\n${key}\nbye`)).toEqual([['private-key', key]]);
  });
});

describe('detectPii leaves alone', () => {
  test.each([
    'Order 4111 1111 1111 1112 failed', // Luhn is off by one
    'IBAN DE89 3704 0044 0532 0130 01', // wrong remainder
    'git clone git@github.com:org/repo.git and npm i left-pad@1.3.0',
    'version 10.2.3.4 and step 1.2.3.4 and mask 255.255.255.0 and 127.0.0.1',
    'std::vector<int> a; face::bad x; 12:34:56',
    'SSN 000-12-3456 or 666-12-3456',
    'password = getpass() and token = os.environ["T"] and max tokens: 8192',
    'order 555-123-4567-889900 and 2024-05-17 and 1999-2003',
    'Sum 0.00456 0.00712 and 3.14159265358979 and 1700000000000',
    'const key = items.map((item) => item.id)',
  ])('%s', (text) => {
    expect(found(text)).toEqual([]);
  });
});

test('spans are ordered, apart and inside the text, whatever the text', () => {
  const piece = fc.constantFrom(
    'a@b.co ',
    '4111111111111111 ',
    '+4930123456789 ',
    '\u0000',
    '\ud800',
    'key: ',
    '😀',
    '١٢٣',
  );
  const text = fc
    .array(fc.oneof(piece, fc.string({ unit: 'binary' })), { maxLength: 12 })
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(text, (value) => {
      let reach = 0;
      for (const span of detectPii(value, 'text')) {
        expect(span.start).toBeGreaterThanOrEqual(reach);
        expect(span.end).toBeGreaterThan(span.start);
        reach = span.end;
      }
      expect(reach).toBeLessThanOrEqual(value.length);
    }),
  );
});

test.each([
  '1',
  '1 ',
  '-----BEGIN PRIVATE KEY-----',
  'eyJ-',
  'a@',
  '(1)',
  'key: ',
  '0:0:',
  '<script>',
  '😀',
  '\u0000',
  '\u202eא',
])('a megabyte of %j takes linear time', (unit) => {
  const started = performance.now();
  detectPii(unit.repeat(Math.floor(1_000_000 / unit.length)), 'text');
  // Quadratic would be minutes; the bound leaves room for a busy machine.
  expect(performance.now() - started).toBeLessThan(4000);
});
