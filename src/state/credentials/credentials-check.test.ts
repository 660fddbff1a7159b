import { expect, it } from 'vitest';
import {
  isKeyForAddress,
  looksLikeKey,
  refuseBaseUrl,
  refuseKey,
  refuseModels,
  refuseName,
  refuseHeaders,
  refusePrice,
  refuseTimeout,
  splitHeaders,
  splitPrice,
} from './credentials-check';
import { splitModels } from './credentials-check';

it.each([
  'http://localhost:11434',
  ' https://api.openai.com/v1 ',
  'http://[::1]:11434/',
  'https://my-very-long-resource-name-2024.openai.azure.com/openai/deployments/gpt-4o',
])('takes the address %j', (text) => expect(refuseBaseUrl(text)).toBeNull());

it.each([
  ['', 'empty'],
  ['localhost:11434', 'http://'],
  ['ftp://host', 'http://'],
  ['https://', 'http://'],
  ['javascript:alert(1)', 'http://'],
  ['https://user:pass@host/v1', 'before the @'],
  ['https://user@host/v1', 'before the @'],
  ['https://host/v1?api_key=abc', 'query'],
  ['https://host/v1#abc', 'query'],
  ['https://host/v1?', 'query'],
  ['https://host/sk-planted0123456789', 'looks like an API key'],
  ['sk-planted0123456789', 'looks like an API key'],
  ['9f8e7d6c5b4a39281706', 'looks like an API key'],
  [`https://host/${'a'.repeat(5000)}`, 'longer'],
])('refuses the address %j and says: %s', (text, says) => expect(refuseBaseUrl(text)).toContain(says));

it.each([
  ['  ', 'empty'],
  ['sk-one\nsk-two', 'line break'],
  ['sk-\u0000', 'control'],
  ['sk one', 'blank'],
  ['sk-ключ', 'no key has'],
  ['Bearer sk-0123456789', 'Bearer'],
  ['https://api.openai.com/v1', 'web address'],
  ['k'.repeat(5000), 'longer'],
])('refuses the key %j and says: %s', (text, says) => expect(refuseKey(text)).toContain(says));

it('takes a key with blanks around it', () => expect(refuseKey(' sk-0123456789\n')).toBeNull());

it('never repeats what was typed', () => {
  const texts = [
    'sk-planted0123456789',
    'https://u:planted@h',
    'https://h?k=planted',
    'planted\u0000',
    'planted planted',
  ];
  const answers = texts.flatMap((text) => [refuseBaseUrl(text), refuseKey(text), refuseName(text), refuseModels(text)]);
  expect(answers.join(' ')).not.toContain('planted');
});

it('tells keys from model ids and host names', () => {
  const names = [
    'meta-llama/Meta-Llama-3.1-8B-Instruct',
    'llama3.2:3b',
    'localhost',
    'api.featherless.ai',
    'key-value',
  ];
  expect(names.filter((name) => looksLikeKey(name) || isKeyForAddress(name))).toEqual([]);
});

it('splits models at commas and lines, without repetitions', () =>
  expect(splitModels('a, b\n a,, c')).toEqual(['a', 'b', 'c']));

it.each([
  ['', null],
  ['X-Title: RouteLLM; x-extra: 1', null],
  ['no header', 'Not headers'],
  ['Authorization: x', 'set by the program'],
  ['X-Key: sk-0123456789abcdef', 'API key'],
])('checks headers %j', (text, problem) => {
  if (problem === null) expect(refuseHeaders(text)).toBeNull();
  else expect(refuseHeaders(text)).toContain(problem);
});

it('reads headers and prices that it has checked', () => {
  expect(splitHeaders('X-Title: a:b; x-extra: 1;')).toEqual({ 'X-Title': 'a:b', 'x-extra': '1' });
  expect(splitPrice('$0.15 / 0.6')).toEqual({ input: 0.15, output: 0.6 });
  expect(refusePrice('cheap')).toContain('Not a price');
  expect(refuseTimeout('0')).toContain('1 to 600');
});
