import { afterEach, expect, it } from 'vitest';
import { startFaultServer } from '../../testing/fault-server';
import type { FaultServer, FaultServerOptions } from '../../testing/fault-server';
import type { Policy } from '../../core/domain/policy';
import { liveEngine } from '../../testing/live-engine';

const servers: FaultServer[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

const { signal } = new AbortController();
const isJudging = ({ body }: { readonly body: string }): boolean => body.includes('"difficulty"');

/** A session that asks nobody but a judge: a local model, and one in the cloud. */
async function judged(judge: Partial<Policy['judge']>, options: FaultServerOptions, change: Partial<Policy> = {}) {
  const server = await startFaultServer(options);
  servers.push(server);
  const { engine } = await liveEngine(server);
  const { policy } = await engine['catalog-read'](null, signal);
  const [rules, semantic, complexity] = [policy.rules, policy.semantic, policy.complexity];
  await engine['policy-apply'](
    {
      policy: {
        ...policy,
        rules: { ...rules, enabled: false },
        semantic: { ...semantic, enabled: false },
        complexity: { ...complexity, enabled: false },
        judge: { ...policy.judge, provider: 'ollama', ...judge },
        ...change,
      },
    },
    signal,
  );
  const route = async (text: string) => {
    const { firstRow } = await engine['live-route']({ drafts: [{ text }] }, signal);
    return engine.inspect({ row: firstRow }, signal);
  };
  return { server, route, engine };
}

const difficulty = (value: number): FaultServerOptions => ({
  answer: (seen) => (isJudging(seen) ? `{"difficulty": ${value}}` : undefined),
});

it('decides by the difficulty that the model gives, with the prompt as data', async () => {
  const { server, route } = await judged({}, difficulty(9));
  const { decision, live } = await route('Say hello to everybody who is here');
  expect(decision).toMatchObject({ tier: 'cloud', tierDecidedBy: 'judge' });
  expect(live?.judgement).toMatchObject({ judge: 'good', difficulty: 9, failure: null, threshold: 7 });
  const [asked] = server.log.filter(isJudging);
  expect(asked?.prompt).toBe('{"request":"Say hello to everybody who is here"}');
  expect(JSON.parse(asked?.body ?? '{}')).toMatchObject({ options: { temperature: 0 }, format: { type: 'object' } });
});

it('rejects and counts what is no difficulty; the index decides, or the surrogate where it is told to', async () => {
  const vague: FaultServerOptions = { answer: (seen) => (isJudging(seen) ? 'about 8 maybe' : undefined) };
  const index = await judged({}, vague);
  expect((await index.route('Say hello')).decision).toMatchObject({ tierDecidedBy: 'complexity' });
  const surrogate = await judged({ onFailure: 'surrogate' }, vague);
  const { decision, live } = await surrogate.route('Say hello');
  expect(decision.tierDecidedBy).toBe('judge');
  expect(decision.trace.find(({ stage }) => stage === 'judge')?.reason).toContain('after judge-invalid-reply');
  expect(live?.judgement).toMatchObject({ difficulty: null, failure: { code: 'judge-invalid-reply' } });
});

it('shows no prompt to a remote judge that a gate keeps here, not even for a shadow verdict', async () => {
  const model = { row: 'c', name: 'good' };
  const { server, route } = await judged({ provider: 'openai', model }, difficulty(9), { evaluateAll: true });
  const { live } = await route('Prove this for jane.doe@example.com, DE89370400440532013000.');
  expect(live?.judgement).toBeNull();
  expect(server.log.map(({ protocol }) => protocol)).toEqual(['ollama']);
  expect((await route('Prove this for everybody.')).live?.judgement?.difficulty).toBe(9);
});

it('bills the judge: its call is in the cost of the request and of the session', async () => {
  const model = { row: 'c', name: 'good' };
  const { route, engine } = await judged({ provider: 'openai', model }, difficulty(2));
  const { outcome, live } = await route('Say hello');
  // 21 tokens in at $1 and 8 out at $2 a million.
  expect(live?.judgement?.costUsd).toBeCloseTo(37e-6, 10);
  const answerUsd = live?.calls.reduce((sum, call) => sum + call.costUsd, 0) ?? 0;
  expect('costUsd' in outcome && outcome.costUsd).toBeCloseTo(answerUsd + 37e-6, 10);
  const { costUsd } = await engine['telemetry-read']({ half: null }, signal);
  expect(costUsd).toBeCloseTo(answerUsd + 37e-6, 10);
});
