import { beforeEach, expect, it, vi } from 'vitest';
import { EngineCallError } from '../engine/protocol';
import type { PromptDraft } from '../engine/protocol';
import { fakeEngineClient } from '../testing/fake-engine-client';
import { useComposer } from './composer-store';
import { useEngine } from './engine-store';
import { useFlight } from './flight-store';
import { useLog } from './log-store';
import { useSettings } from './settings-store';

const composer = useComposer.getState;
let client = fakeEngineClient();
const routed = () =>
  client.said.flatMap(({ call, params }) => (call === 'route' ? (params as { drafts: PromptDraft[] }).drafts : []));

beforeEach(() => {
  client = fakeEngineClient();
  useEngine.setState({ client, notice: null });
  useSettings.getState().set({ animation: 'off' });
  composer().clear();
  composer().setSplitMode('whole');
});

it('routes front matter and a rule as one prompt', async () => {
  composer().setText('---\na: b\n---\nSum up.\n---\nThanks.');
  await composer().route();
  expect(routed()).toEqual([{ text: '---\na: b\n---\nSum up.\n---\nThanks.' }]);
});

it('cuts one text and asks again for the next', () => {
  composer().setSplitMode('separator');
  composer().clear();
  expect(composer().splitMode).toBe('whole');
});

it('routes every prompt of a paste that is to be cut', async () => {
  composer().setText('one\n---\ntwo');
  composer().setSplitMode('separator');
  await composer().route();
  expect(routed()).toEqual([{ text: 'one' }, { text: 'two' }]);
  expect(composer()).toMatchObject({ busy: false, refused: null, text: 'one\n---\ntwo' });
});

it('opens the row of a single prompt once it has landed', async () => {
  composer().setText('one');
  await composer().route();
  expect(useLog.getState().selectedRow).toBe(240);
});

it('refuses an empty text without calling the engine, and takes it back when the text changes', async () => {
  composer().setText('   ');
  await composer().route();
  expect(composer().refused).toContain('empty');
  expect(client.said).toEqual([]);
  composer().setText('hi');
  expect(composer().refused).toBeNull();
});

it('routes a sample whole, with its earlier turns, until its text is edited', async () => {
  const draft = { text: 'And now?', turns: [{ role: 'user', text: 'Before.' }] } as const;
  client = fakeEngineClient({ 'sample-draw': () => draft });
  useEngine.setState({ client });
  await composer().sample();
  await composer().route();
  composer().setText('And then?');
  await composer().route();
  expect(routed()).toEqual([draft, { text: 'And then?' }]);
});

it('keeps the text and says why when the engine refuses', async () => {
  const refusal = new EngineCallError({ code: 'engine-crashed', message: 'The engine stopped.', retryable: true });
  useEngine.setState({ client: fakeEngineClient({ route: () => Promise.reject(refusal) }) });
  composer().setText('hi');
  await composer().route();
  expect(composer()).toMatchObject({ text: 'hi', busy: false, refused: 'Not routed: The engine stopped.' });
  expect(useFlight.getState().state).toBe('idle');
});

it('cancels, and says what stays', async () => {
  client = fakeEngineClient({
    route: async ({ drafts }, signal) => {
      await new Promise((resolve) => signal?.addEventListener('abort', resolve));
      return { firstRow: 240, count: 1, requested: drafts.length, cancelled: true, telemetryHash: '' };
    },
  });
  useEngine.setState({ client });
  composer().setText('one\n---\ntwo');
  composer().setSplitMode('separator');
  const over = composer().route();
  await vi.waitFor(() => expect(routed()).toHaveLength(2));
  composer().cancel();
  await over;
  expect(useEngine.getState().notice?.text).toBe('Cancelled: 1 of 2 prompts were routed and stay in the log.');
  expect(useFlight.getState()).toMatchObject({ state: 'idle', stopped: { kept: 1, requested: 2 } });
});

it('leaves a single prompt that was cancelled where it was', async () => {
  client = fakeEngineClient({
    route: async (_params, signal) => {
      await new Promise((resolve) => signal?.addEventListener('abort', resolve));
      throw new EngineCallError({ code: 'cancelled', message: '', retryable: true });
    },
  });
  useEngine.setState({ client });
  composer().setText('one');
  const over = composer().route();
  await vi.waitFor(() => expect(routed()).toHaveLength(1));
  composer().cancel();
  await over;
  expect(useFlight.getState()).toMatchObject({ state: 'cancelled', cancelledAt: 'analyzing' });
});

it('is on show from the first moment of a run of many', async () => {
  composer().setText('one\n---\ntwo');
  composer().setSplitMode('separator');
  const over = composer().route();
  expect(useEngine.getState().bulk).toMatchObject({ total: 2, done: 0 });
  await over;
});
