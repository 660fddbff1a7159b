import { expect, test } from 'vitest';
import { CircuitBreaker } from './circuit-breaker';

const settings = { enabled: true, failures: 3, cooldownMs: 1000 };

function opened(atMs: number): CircuitBreaker {
  const breaker = new CircuitBreaker();
  for (let k = 0; k < 3; k += 1) breaker.end('dead', false, atMs, settings);
  return breaker;
}

test('opens after so many failures in a row, not before and not when one answer lies between', () => {
  const breaker = new CircuitBreaker();
  for (const sign of ['dead', 'dead', 'alive', 'dead', 'dead', 'silent'] as const)
    breaker.end(sign, false, 0, settings);
  expect(breaker.state(0)).toBe('closed');
  breaker.end('dead', false, 0, settings);
  expect([breaker.state(0), breaker.admits(999)]).toEqual(['open', 'nothing']);
});

test('lets one probe through after the cooldown: an answer closes it', () => {
  const breaker = opened(0);
  expect([breaker.state(1000), breaker.admits(1000)]).toEqual(['half-open', 'probe']);
  breaker.beginProbe();
  expect(breaker.admits(5000)).toBe('nothing');
  breaker.end('alive', true, 5000, settings);
  expect([breaker.state(5000), breaker.admits(5000)]).toEqual(['closed', 'call']);
});

test('a failed probe opens it for another cooldown, an abandoned one frees the place', () => {
  const breaker = opened(0);
  breaker.beginProbe();
  breaker.end('silent', true, 1500, settings);
  expect(breaker.admits(1500)).toBe('probe');
  breaker.beginProbe();
  breaker.end('dead', true, 2000, settings);
  expect([breaker.admits(2999), breaker.admits(3000)]).toEqual(['nothing', 'probe']);
});

test('calls from before it opened neither close it nor lengthen the cooldown', () => {
  const breaker = opened(0);
  breaker.end('alive', false, 500, settings);
  breaker.end('dead', false, 900, settings);
  expect([breaker.admits(999), breaker.admits(1000)]).toEqual(['nothing', 'probe']);
});
