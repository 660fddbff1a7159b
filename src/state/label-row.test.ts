import { beforeEach, expect, it, vi } from 'vitest';
import { defaultPolicy } from '../catalog/default-policy';
import type { SessionLog } from '../engine/protocol';
import { fakeEngineClient } from '../testing/fake-engine-client';
import { fakeRow } from '../testing/fake-session';
import { useDurable } from './durable/durable-store';
import { useEngine } from './engine-store';
import { labelRow, toggleLabel, undoLabel } from './label-row';

const empty: SessionLog = { seed: 42, policy: defaultPolicy, withEmbedder: true, batches: [], labels: [] };
const needOf = (row: number) => useDurable.getState().log?.labels.find((one) => one.row === row)?.label.need;

beforeEach(() => {
  const client = fakeEngineClient({
    'label-set': ({ row, label }) => {
      const { log } = useDurable.getState();
      const others = (log ?? empty).labels.filter((one) => one.row !== row);
      useDurable.setState({ log: { ...empty, labels: label === null ? others : [...others, { row, label }] } });
      return { ...fakeRow(row), label };
    },
  });
  useEngine.setState({ client, notice: null });
  useDurable.setState({ log: empty });
  while (undoLabel());
});

it('labels a row, and takes the label back when the same one is given again', async () => {
  await toggleLabel(3, 'cloud');
  expect(needOf(3)).toBe('cloud');
  expect(useEngine.getState().notice).toMatchObject({ text: 'Row 4: needed the cloud.', action: { label: 'Undo' } });
  await toggleLabel(3, 'cloud');
  expect(needOf(3)).toBeUndefined();
});

it('gives a row the label that it has already once', async () => {
  await labelRow(3, 'cloud');
  await labelRow(3, 'cloud');
  expect(needOf(3)).toBe('cloud');
  undoLabel();
  await vi.waitFor(() => expect(needOf(3)).toBeUndefined());
  expect(undoLabel()).toBe(false);
});

it('undoes labels one by one, back to the one there was before', async () => {
  await toggleLabel(3, 'cloud');
  await toggleLabel(3, 'local');
  expect(undoLabel()).toBe(true);
  await vi.waitFor(() => expect(needOf(3)).toBe('cloud'));
  expect(undoLabel()).toBe(true);
  await vi.waitFor(() => expect(needOf(3)).toBeUndefined());
  expect(undoLabel()).toBe(false);
});

it('has nothing to undo where the engine refused', async () => {
  useEngine.setState({ client: fakeEngineClient({ 'label-set': () => Promise.reject(new Error('no')) }) });
  await toggleLabel(3, 'cloud');
  expect(undoLabel()).toBe(false);
});

it('undoes the latest label though the engine has not answered it yet', async () => {
  await toggleLabel(3, 'cloud');
  const labelling = toggleLabel(5, 'local');
  expect(undoLabel()).toBe(true);
  await labelling;
  await vi.waitFor(() => expect(needOf(5)).toBeUndefined());
  expect(needOf(3)).toBe('cloud');
});
