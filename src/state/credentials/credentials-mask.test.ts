import { expect, it } from 'vitest';
import { maskKey } from './credentials-mask';
import { maskText } from './credentials-mask-text';
import { Secret } from './credentials-secret';

it.each([
  ['sk-proj-0123456789-a1b2', 'sk-…a1b2'],
  ['rc_0123456789abcdefghij', 'rc_…ghij'],
  ['0123456789abcdefghij', '…ghij'],
  ['sk-456789a1b2', '…a1b2'],
  ['sk-4567a1b2', '••••••••'],
  ['k', '••••••••'],
])('masks %s as %s', (key, mask) => expect(maskKey(key)).toBe(mask));

it('keeps the structure of a damaged value and masks what might be a key', () => {
  expect(maskText('{"openai": {"key":"sk-planted0123456789", pass:hunter22')).toBe(
    '{"openai": {"key":"sk-…6789", ••••••••:••••••••',
  );
});

it('does not leak a secret as text, as JSON or as a clone', () => {
  const secret = new Secret('sk-planted0123456789');
  const leaks = [String(secret), JSON.stringify({ secret }), JSON.stringify(structuredClone({ secret }))];
  expect(leaks.join()).not.toContain('planted');
  expect(secret.reveal()).toBe('sk-planted0123456789');
});
