import type { CallCost } from '../core/domain/call-admission';
import type { LiveRecord } from '../core/domain/live-record';
import type { Label } from '../core/domain/prompt';
import { withoutPast } from '../core/domain/without-past';
import type { JournalEntry, SessionLog } from './protocol';

/**
 * Adds one change to a session's command log. The log is kept short: a session is a function of its last policy, so
 * only that is kept, and only the last label of a row. Entries before the first `session-start` leave it null.
 */
export function appendToLog(log: SessionLog | null, entry: JournalEntry): SessionLog | null {
  if (entry.kind === 'session-start') {
    return { seed: entry.seed, policy: entry.policy, withEmbedder: false, batches: [], labels: [] };
  }
  if (log === null) return null;
  switch (entry.kind) {
    case 'batch':
      return { ...log, batches: [...log.batches, entry.batch] };
    case 'policy':
      return lookedAt(withTuned({ ...log, policy: entry.policy }, entry.tuned ?? []));
    case 'look':
      return lookedAt(log);
    case 'label': {
      const { row, label } = entry;
      const others = log.labels.filter((old) => old.row !== row);
      return { ...log, labels: label === null ? others : [...others, { row, label }] };
    }
    case 'live':
      return { ...log, live: [...(log.live ?? []), ...entry.records] };
    case 'live-aside':
      return { ...log, aside: costSum(log.aside, entry.cost) };
    case 'live-label':
      return { ...log, live: labelled(log.live ?? [], entry.row, entry.label) };
    case 'scenario':
      return { ...log, scenario: entry.scenario };
    case 'embedder':
      return { ...log, withEmbedder: true };
    case 'session-restore':
      // Whoever called has the log at hand and takes it from there.
      return log;
    case 'session-clear':
      break;
  }
  // Rows are numbered anew.
  const { tuned: _gone, ...rest } = log;
  return { ...rest, policy: withoutPast(rest.policy), batches: [], labels: [], looks: 0 };
}

function costSum(before: CallCost = { costUsd: 0 }, { costUsd, atMostUsd }: CallCost): CallCost {
  const most = (before.atMostUsd ?? before.costUsd) + (atMostUsd ?? costUsd);
  return { costUsd: before.costUsd + costUsd, atMostUsd: most };
}

function withTuned({ tuned: _before, ...log }: SessionLog, rows: readonly number[]): SessionLog {
  return rows.length === 0 ? log : { ...log, tuned: rows };
}

function lookedAt(log: SessionLog): SessionLog {
  return { ...log, looks: (log.looks ?? 0) + 1 };
}

function labelled(records: readonly LiveRecord[], row: number, label: Label | null): readonly LiveRecord[] {
  const record = records[row];
  if (record === undefined) return records;
  const { label: _before, ...prompt } = record.prompt;
  return records.with(row, { ...record, prompt: label === null ? prompt : { ...prompt, label } });
}
