import type { RunSummary, SessionLog } from '../../engine/protocol';
import { callFailure } from '../call-failure';
import { loadEmbedder, startSession } from '../connect-engine';
import { readStoredSession } from './durable-read';
import type { StoredSession } from './durable-read';
import { listRuns } from './durable-runs';
import { noteSessionLog, setStored, setStoredRows, startSaving } from './durable-saver';
import { useDurable } from './durable-store';
import { tellUnsaved, unsavedReason } from './durable-trouble';
import { listVersions } from './durable-versions';
import { endProgress, setNotice, takeRunSummary, useEngine } from '../engine-store';
import type { Notice } from '../engine-store';
import { useOwnEncoder } from '../own-encoder-store';
import { usePolicy } from '../policy-store';

/**
 * Opens the page's session: the saved one, flown again, or a new one over the built-in samples. A seed in the address
 * asks for that seed: a saved session of another one then stays as a run.
 * @param asked null where the address names no seed
 */
export async function openSession(asked: number | null): Promise<void> {
  const { client, seed } = useEngine.getState();
  if (client === null) return;
  useEngine.setState({ starting: true });
  client.onSessionLog(noteSessionLog);
  const readStartMs = performance.now();
  const stored = await readStored();
  const readMs = performance.now() - readStartMs;
  if (stored.kind === 'session') setStored(stored.log, stored.header);
  if (useDurable.getState().reason !== 'no-storage') void startSaving();
  const isWanted = stored.kind === 'session' && (asked === null || asked === stored.log.seed);
  if (isWanted && (await restoreStored(stored, readMs))) return;
  void useOwnEncoder.getState().findKept(null);
  await startSession(asked ?? seed);
  if (stored.kind === 'unreadable')
    setNotice({ kind: 'error', text: 'The saved session could not be read. Its records were set aside.' });
}

async function readStored(): Promise<StoredSession> {
  try {
    const [stored] = await Promise.all([readStoredSession(new Date().toISOString()), listRuns(), listVersions()]);
    return stored;
  } catch (error) {
    tellUnsaved(unsavedReason(error) === 'failed' ? 'failed' : 'no-storage');
    return { kind: 'none' };
  }
}

type Stored = Extract<StoredSession, { readonly kind: 'session' }>;

/** False where the engine would not fly it. */
async function restoreStored(stored: Stored, readMs: number): Promise<boolean> {
  const { header, log, damaged } = stored;
  useDurable.setState({ restoring: true, savedAt: header.savedAt });
  const startMs = performance.now();
  try {
    const summary = await restoreSession(log, damaged.length > 0);
    const flyMs = performance.now() - startMs;
    setStoredRows(summary.rows);
    useDurable.setState({ restored: { readMs, flyMs, rows: summary.rows } });
    setNotice(restoredNotice(stored, summary));
    return true;
  } catch (error) {
    const { message } = callFailure(error);
    setNotice({ kind: 'error', text: `The saved session was not restored: ${message} It is kept as a run.` });
    return false;
  } finally {
    useDurable.setState({ restoring: false });
  }
}

/**
 * Flies a command log in the place of the present session. Rejects with an EngineCallError.
 * @param partial batches are missing, and labels may stand on rows that are gone
 */
export async function restoreSession(log: SessionLog, partial = false): Promise<RunSummary> {
  const { client } = useEngine.getState();
  if (client === null) throw new Error('there is no engine');
  useEngine.setState({ starting: true });
  try {
    const { policy, endpoints } = await client.call('catalog-read', null);
    const highestVersion = Math.max(0, ...useDurable.getState().versions.map(({ version }) => version));
    usePolicy.getState().load(policy, endpoints, { applied: log.policy, highestVersion });
    // Not awaited here: a session that was flown with the encoder waits for it in the engine.
    void loadEmbedder();
    // Before anything is flown: a session by an encoder of the user's comes back with the same hash.
    await useOwnEncoder.getState().findKept(log.policy.semantic.encoder?.id ?? null);
    let summary: RunSummary;
    if (partial) {
      const { rows } = await client.call('session-restore', { log: { ...log, labels: [] } });
      const labels = log.labels.filter(({ row }) => row < rows);
      summary = await client.call('session-restore', { log: { ...log, labels } });
    } else summary = await client.call('session-restore', { log });
    takeRunSummary(summary);
    endProgress();
    return summary;
  } finally {
    useEngine.setState({ starting: false });
  }
}

function restoredNotice({ header, log, damaged }: Stored, { rows, telemetryHash, withEmbedder }: RunSummary): Notice {
  if (damaged.length > 0) {
    const text = `${damaged.length} saved records were damaged and set aside. The session was restored without them: ${rows} rows.`;
    return { kind: 'error', text };
  }
  if (telemetryHash === header.hash) return { kind: 'info', text: `Session restored: ${rows} rows, the same hash.` };
  if (withEmbedder !== log.withEmbedder) {
    const how = withEmbedder
      ? 'with pillar 2, which it had been flown without'
      : 'without pillar 2: the encoder failed';
    return { kind: 'info', text: `Session restored: ${rows} rows, flown ${how}.` };
  }
  const change = `${header.hash.slice(0, 8)} to ${telemetryHash.slice(0, 8)}`;
  return {
    kind: 'error',
    text: `Session restored: ${rows} rows. Another version of the program had saved it: its telemetry changed, ${change}.`,
  };
}
