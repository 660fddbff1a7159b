import { expect, it } from 'vitest';
import { isLoopback } from './is-loopback';

it.each(['http://localhost:11434', 'https://127.0.0.1', 'http://127.1.2.3:80', 'http://[::1]:5', 'http://a.localhost'])(
  '%s is this machine',
  (origin) => expect(isLoopback(origin)).toBe(true),
);

it.each([
  'http://192.168.1.20:11434',
  'http://0.0.0.0:11434',
  'http://localhost.example.com',
  'http://127.0.0.1.example.com',
  'http://nas.local:11434',
  'http://[::ffff:7f00:1]',
])('%s is another machine', (origin) => expect(isLoopback(origin)).toBe(false));
