import { describe, expect, it } from 'vitest';
import { importText } from '../../testing/import-text';

const chat = [
  { role: 'system', content: 'Be brief.' },
  { role: 'user', content: 'Who wrote it?' },
  { role: 'assistant', content: 'A clerk.' },
  { role: 'user', content: [{ type: 'text', text: 'When?' }] },
  { role: 'assistant', content: 'In May.' },
];
const asked = {
  text: 'When?',
  system: 'Be brief.',
  turns: [
    { role: 'user', text: 'Who wrote it?' },
    { role: 'assistant', text: 'A clerk.' },
  ],
};

const firstOf = async (record: unknown, name = 'log.jsonl') =>
  (await importText(`${JSON.stringify(record)}\n`.repeat(2), name)).prompts[0];

describe('importing logs of known products', () => {
  it('reads chat completion logs', async () => {
    const prompt = await firstOf({ model: 'small', messages: chat });
    expect(prompt).toMatchObject({ ...asked, recorded: { model: 'small' } });
  });

  it('reads OpenAI batch files', async () => {
    const body = { model: 'small', messages: chat };
    expect(await firstOf({ custom_id: '1', method: 'POST', url: '/v1/chat/completions', body })).toMatchObject({
      ...asked,
      recorded: { model: 'small' },
    });
  });

  it('reads logged requests of the Responses API', async () => {
    const request = { body: { model: 'm', instructions: 'Be brief.', input: 'When?', messages: undefined } };
    expect(await firstOf({ request })).toMatchObject({ text: 'When?', system: 'Be brief.' });
  });

  it('reads LiteLLM spend logs with start and end', async () => {
    const record = {
      request_id: 'r',
      messages: chat,
      spend: 0.004,
      model: 'm',
      end_user: 'eve',
      startTime: '2026-11-01T10:00:00.000Z',
      endTime: '2026-11-01T10:00:01.250Z',
    };
    expect(await firstOf(record)).toMatchObject({
      ...asked,
      metadata: { user: 'eve' },
      recorded: { model: 'm', costUsd: 0.004, latencyMs: 1250 },
    });
  });

  it('reads Langfuse observations, also from CSV with JSON in its cells', async () => {
    const record = {
      id: 'o',
      traceId: 't',
      sessionId: 's',
      model: 'm',
      latency: 2.5,
      totalCost: 0.01,
      userId: 'eve',
      output: 'x',
    };
    const expected = {
      ...asked,
      metadata: { user: 'eve', session: 's' },
      recorded: { costUsd: 0.01, latencyMs: 2500 },
    };
    expect(await firstOf({ ...record, input: { messages: chat } })).toMatchObject(expected);
    const cell = JSON.stringify(chat).replaceAll('"', '""');
    const csv = `id,traceId,sessionId,input,output,model,latency,totalCost,userId\no,t,s,"${cell}",x,m,2.5,0.01,eve\n`;
    expect((await importText(csv, 'observations.csv')).prompts[0]).toMatchObject(expected);
  });

  it('reads Helicone requests', async () => {
    const record = {
      request_body: { model: 'm', messages: chat },
      response_body: { model: 'm', choices: [] },
      request_user_id: 'eve',
      delay_ms: 830,
      cost_usd: 0.02,
      request_properties: { App: 'mail' },
    };
    expect(await firstOf(record)).toMatchObject({
      ...asked,
      metadata: { user: 'eve', app: 'mail' },
      recorded: { model: 'm', costUsd: 0.02, latencyMs: 830 },
    });
  });

  it('reads OpenTelemetry spans, flat and as OTLP exports', async () => {
    const parts = chat.map(({ role, content }) => ({
      role,
      parts: [{ type: 'text', content: typeof content === 'string' ? content : 'When?' }],
    }));
    const messages = JSON.stringify(parts);
    const expected = { ...asked, recorded: { model: 'm', latencyMs: 500 } };
    const times = { startTimeUnixNano: '1780000000000000000', endTimeUnixNano: '1780000000500000000' };
    const flat = { attributes: { 'gen_ai.input.messages': messages, 'gen_ai.request.model': 'm' }, ...times };
    expect(await firstOf(flat)).toMatchObject(expected);
    const attributes = [
      { key: 'gen_ai.input.messages', value: { stringValue: messages } },
      { key: 'gen_ai.request.model', value: { stringValue: 'm' } },
    ];
    const resource = { attributes: [{ key: 'service.name', value: { stringValue: 'shop' } }] };
    const otlp = { resourceSpans: [{ resource, scopeSpans: [{ spans: [{ name: 'chat', ...times, attributes }] }] }] };
    expect(await firstOf(otlp)).toMatchObject({ ...expected, metadata: { app: 'shop' } });
    expect((await importText(JSON.stringify(otlp, null, 2), 'traces.json')).prompts[0]).toMatchObject(expected);
  });

  it('reads messages spread over numbered attributes', async () => {
    const attributes = { 'gen_ai.prompt.0.role': 'system', 'gen_ai.prompt.0.content': 'Be brief.' };
    const more = { 'gen_ai.prompt.1.role': 'user', 'gen_ai.prompt.1.content': 'When?' };
    expect(await firstOf({ attributes: { ...attributes, ...more } })).toMatchObject({
      text: 'When?',
      system: 'Be brief.',
    });
  });

  it('reads shared conversations', async () => {
    const conversations = [
      { from: 'human', value: 'Who wrote it?' },
      { from: 'gpt', value: 'A clerk.' },
      { from: 'human', value: 'When?' },
    ];
    const { text, turns } = asked;
    expect(await firstOf({ id: 'x', conversations })).toMatchObject({ text, turns });
  });

  it('reads Anthropic and Gemini bodies', async () => {
    const anthropic = { system: [{ type: 'text', text: 'Be brief.' }], messages: chat.slice(1) };
    expect(await firstOf({ request: anthropic })).toMatchObject(asked);
    const contents = [{ role: 'user', parts: [{ text: 'When?' }] }];
    const gemini = { systemInstruction: { parts: [{ text: 'Be brief.' }] }, contents };
    expect(await firstOf({ request: gemini, other: 1 })).toMatchObject({ text: 'When?', system: 'Be brief.' });
  });

  it('reads plain prompt and label records', async () => {
    const prompt = await firstOf({ prompt: 'Sum up', label: 1, region: 'EU', plan: 'gold', priority: 'alta' });
    expect(prompt).toEqual({
      text: 'Sum up',
      metadata: { region: 'eu', userTier: 'gold', priority: 'high' },
      label: { need: 'cloud', source: 'user' },
    });
  });
});
