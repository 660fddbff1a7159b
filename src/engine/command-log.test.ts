import { describe, expect, it } from 'vitest';
import { fakePolicy } from '../testing/fake-policy';
import { appendToLog } from './command-log';
import type { JournalEntry, SessionLog } from './protocol';

const policy = fakePolicy(['tiny']);
const logOf = (...entries: JournalEntry[]): SessionLog | null => entries.reduce<SessionLog | null>(appendToLog, null);
const start: JournalEntry = { kind: 'session-start', seed: 42, policy };
const batch: JournalEntry = { kind: 'batch', batch: { kind: 'drafts', drafts: [{ text: 'hi' }] } };

describe('appendToLog', () => {
  it('keeps batches in order and only the last policy', () => {
    const second = { ...policy, version: 2 };
    const log = logOf(start, { kind: 'batch', batch: { kind: 'samples' } }, { kind: 'policy', policy: second }, batch);
    expect(log).toMatchObject({ seed: 42, policy: { version: 2 }, batches: [{ kind: 'samples' }, { kind: 'drafts' }] });
  });

  it('keeps the last label of a row and forgets one that was taken back', () => {
    const label = (row: number, need: 'local' | 'cloud' | null): JournalEntry => ({
      kind: 'label',
      row,
      label: need === null ? null : { need, source: 'user' },
    });
    const log = logOf(start, batch, label(0, 'local'), label(1, 'cloud'), label(0, 'cloud'), label(1, null));
    expect(log?.labels).toEqual([{ row: 0, label: { need: 'cloud', source: 'user' } }]);
  });

  it('forgets everything at a new start, and prompts but not the policy when cleared', () => {
    expect(logOf(start, batch, { kind: 'embedder' }, start)).toMatchObject({ batches: [], withEmbedder: false });
    expect(logOf(start, batch, { kind: 'session-clear' })).toMatchObject({ seed: 42, batches: [] });
  });

  it('keeps which rows a policy rests on, and how often what is held out was looked at, until rows are numbered anew', () => {
    const tuned: JournalEntry = { kind: 'policy', policy, tuned: [3, 1] };
    const log = logOf(start, batch, tuned, { kind: 'look' }, { kind: 'policy', policy, tuned: [1, 2] });
    expect(log).toMatchObject({ tuned: [1, 2], looks: 3 });
    expect(logOf(start, batch, tuned, { kind: 'session-clear' })).toMatchObject({ looks: 0 });
    expect(logOf(start, batch, tuned, { kind: 'session-clear' })).not.toHaveProperty('tuned');
  });

  it('has nothing to keep before a session was started', () => {
    expect(logOf(batch)).toBeNull();
  });
});
