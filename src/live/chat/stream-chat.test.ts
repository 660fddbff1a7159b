import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Protocol } from '../../testing/chat-shapes';
import { answerWords } from '../../testing/fault-reply';
import type { Fault } from '../../testing/fault-reply';
import { startFaultServer } from '../../testing/fault-server';
import type { FaultServer } from '../../testing/fault-server';
import { chatWorld } from '../../testing/live-chat-world';
import { streamChat } from './stream-chat';
import type { ChatCall, ChatReport } from './stream-chat';

const whole = answerWords.join('');
const key = 'sk-planted-a1b2c3d4';
let server: FaultServer;

beforeAll(async () => {
  server = await startFaultServer();
});
afterAll(() => server.close());

const call = (fault: Fault, protocol: Protocol = 'openai', more: Partial<ChatCall> = {}): Promise<ChatReport> => {
  server.options = { ...server.options, script: () => fault };
  const baseUrl = protocol === 'ollama' ? server.origin : `${server.origin}/v1/`;
  return streamChat(
    {
      target: { protocol, baseUrl, model: 'good', key, headers: {} },
      messages: [{ role: 'user', content: `Say it: ${fault}` }],
      inputTokens: 5,
      // Wide where the server is not meant to be slow: the machine may be busy.
      timeouts: fault.includes('stall')
        ? { firstTokenMs: 1000, betweenTokensMs: 300 }
        : { firstTokenMs: 20_000, betweenTokensMs: 20_000 },
      signal: new AbortController().signal,
      ...more,
    },
    chatWorld,
  );
};

describe.each(['openai', 'ollama'] as const)('%s', (protocol) => {
  it.each(['ok', 'ok-bytes', 'ok-crlf', 'ok-comments', 'ok-no-done', 'ok-slow', 'ok-stall-end'] as const)(
    'reads a whole answer: %s',
    async (fault) => {
      const report = await call(fault, protocol);
      expect(report).toMatchObject({ failure: null, text: whole, finishReason: 'stop', usage: 'reported' });
      expect(report.tokens).toMatchObject({ input: 21, visible: 8 });
      expect(report.ttftMs).toBeLessThanOrEqual(report.durationMs);
    },
  );

  it.each(['ok-no-usage', 'ok-huge-usage'] as const)('estimates and says so: %s', async (fault) => {
    const report = await call(fault, protocol);
    expect(report).toMatchObject({ failure: null, text: whole, usage: 'estimated' });
    expect(report.tokens.input).toBe(5);
    expect(report.tokens.visible).toBeLessThan(100);
  });

  it.each([
    ['401', 'auth', false],
    ['403', 'auth', false],
    ['404', 'not-found', false],
    ['408', 'endpoint-timeout', true],
    ['429', 'rate-limited', true],
    ['429-quota', 'rate-limited', false],
    ['500', 'server-error', true],
    ['503', 'server-error', true],
    ['context', 'context-overflow', false],
    ['filter', 'content-filter', false],
    ['redirect', 'bad-request', false],
    ['refused', 'network', true],
    ['html', 'broken-stream', true],
    ['garbage', 'broken-stream', true],
    ['stall-first', 'timeout-first-token', true],
  ] as const)('maps %s to %s', async (fault, code, retryable) => {
    const report = await call(fault, protocol);
    expect(report.failure).toMatchObject({ code, retryable });
    expect(report.text).toBe('');
  });

  it.each([
    ['reset-mid', 'broken-stream'],
    ['truncated', 'broken-stream'],
    ['garbage-mid', 'broken-stream'],
    ['error-mid', 'broken-stream'],
    ['stall-mid', 'timeout-between-tokens'],
  ] as const)('keeps what had come before %s', async (fault, code) => {
    const report = await call(fault, protocol);
    expect(report.failure?.code).toBe(code);
    expect(report.text).toBe('The answer ');
    expect(report.tokens.visible).toBeGreaterThan(0);
  });
});

it('reads the answer of a server that does not stream', async () => {
  expect(await call('ok-whole')).toMatchObject({ failure: null, text: whole, usage: 'reported' });
});

it('reads how long a server asks to be left alone', async () => {
  expect((await call('429')).failure?.retryAfterMs).toBe(1000);
});

it('ends at once when its user cancels, and keeps what had come', async () => {
  const user = new AbortController();
  // The user is who ends it, however long a busy machine lets the first token wait.
  const timeouts = { firstTokenMs: 20_000, betweenTokensMs: 20_000 };
  const report = await call('stall-mid', 'openai', { signal: user.signal, onDelta: () => user.abort(), timeouts });
  expect(report.failure?.code).toBe('cancelled');
  expect(report.text).toBe('The ');
});

it('takes nothing more of what has come in the chunk in whose midst its user cancels', async () => {
  const user = new AbortController();
  const said = ['The ', 'answer '].map((content) => `data: {"choices":[{"delta":{"content":"${content}"}}]}\n\n`);
  const world = { ...chatWorld, fetch: () => Promise.resolve(new Response(`${said.join('')}data: [DONE]\n\n`)) };
  const target = { protocol: 'openai', baseUrl: 'http://x', model: 'm', key: null, headers: {} } as const;
  const timeouts = { firstTokenMs: 20_000, betweenTokensMs: 20_000 };
  const onDelta = (): void => user.abort();
  const report = await streamChat(
    { target, messages: [], inputTokens: 1, timeouts, signal: user.signal, onDelta },
    world,
  );
  expect([report.failure?.code, report.text]).toEqual(['cancelled', 'The ']);
});

it('asks nobody once its user has cancelled', async () => {
  const before = server.log.length;
  const report = await call('ok', 'openai', { signal: AbortSignal.abort() });
  expect(report.failure?.code).toBe('cancelled');
  expect(server.log).toHaveLength(before);
});

it.each(['ok', '401', 'error-mid'] as const)('repeats no key that a server echoes: %s', async (fault) => {
  server.options = { echoesKey: true };
  const report = await call(fault);
  expect(JSON.stringify(report)).not.toContain(key);
  if (fault === 'ok') expect(report.text).toContain('You sent Bearer [key].');
  server.options = {};
});

it('counts the bytes of the body it sent', async () => {
  const report = await call('ok');
  expect(report.bytesSent).toBe(new TextEncoder().encode(server.log.at(-1)?.body).length);
});

it('reads the same answer wherever the chunks are cut', async () => {
  const frames = ['data: {"choices":[{"delta":{"content":"naïve 日本語"}}]}\r\n\r\n', ': x\r\n', 'data:[DONE]\r\n\r\n'];
  const bytes = new TextEncoder().encode(frames.join(''));
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(bytes.length), { maxLength: 12 }), async (cuts) => {
      const edges = [0, ...cuts.toSorted((a, b) => a - b), bytes.length];
      const chunks = edges.slice(1).map((edge, k) => bytes.slice(edges[k], edge));
      const fetch = () =>
        Promise.resolve(
          new Response(
            new ReadableStream({
              start: (stream) => {
                for (const chunk of chunks) stream.enqueue(chunk);
                stream.close();
              },
            }),
          ),
        );
      const target = { protocol: 'openai', baseUrl: 'http://x', model: 'm', key: null, headers: {} } as const;
      const timeouts = { firstTokenMs: 1000, betweenTokensMs: 1000 };
      const { signal } = new AbortController();
      const report = await streamChat(
        { target, messages: [], inputTokens: 1, timeouts, signal },
        { ...chatWorld, fetch },
      );
      expect(report).toMatchObject({ failure: null, text: 'naïve 日本語' });
    }),
    { numRuns: 60 },
  );
});
