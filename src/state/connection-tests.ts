import { create } from 'zustand';
import type { ConnectionReport, LiveAddress } from '../engine/protocol';
import { callFailure } from './call-failure';
import { splitHeaders } from './credentials/credentials-check';
import { applyDraft, editEnabled, findProblems } from './credentials/credentials-draft';
import { isConnectable } from './credentials/credentials-origins';
import type { ProviderRow } from './credentials/credentials-row';
import { saveCredentials } from './credentials/credentials-save';
import { useCredentials } from './credentials/credentials-store';
import { useEngine } from './engine-store';

export type ConnectionTest =
  { readonly state: 'testing' } | { readonly state: 'done'; readonly report: ConnectionReport };

/** Seconds until the first token where the user has set none. */
const defaultTimeoutSeconds = 60;
/** A list of models needs no thinking. */
const longestTestMs = 15_000;
const pendingName = 'routellm-test';

const aborts = new Map<string, AbortController>();

/** Tests of connections, by row. */
export const useConnectionTests = create<Readonly<Record<string, ConnectionTest>>>()(() => ({}));

/** The address of a row, with its key: for the engine, and for nothing else. */
function addressOfRow({ kind, baseUrl, key, headers }: ProviderRow): LiveAddress {
  return {
    protocol: kind === 'ollama' ? 'ollama' : 'openai',
    baseUrl,
    key: key?.reveal() ?? null,
    headers: splitHeaders(headers),
  };
}

/** Milliseconds that a row's first token may take. */
function timeoutOfRow({ timeout }: ProviderRow): number {
  return 1000 * (timeout === '' ? defaultTimeoutSeconds : Number(timeout));
}

/** The row as it is typed, saved or not; null while a field of it is wrong. */
function typedRow(id: string): ProviderRow | null {
  const { rows, draft } = useCredentials.getState();
  const problems = findProblems(rows, draft);
  if (problems[id] !== undefined) {
    useCredentials.setState({ problems });
    return null;
  }
  return applyDraft(rows, draft).find((row) => row.id === id) ?? null;
}

/** Tests a row's connection as it is typed. */
export async function testRow(id: string): Promise<void> {
  const { client } = useEngine.getState();
  const row = typedRow(id);
  if (client === null || row === null) return;
  const abort = new AbortController();
  aborts.get(id)?.abort();
  aborts.set(id, abort);
  useConnectionTests.setState({ [id]: { state: 'testing' } });
  const params = { address: addressOfRow(row), timeoutMs: Math.min(longestTestMs, timeoutOfRow(row)) };
  let report: ConnectionReport;
  try {
    report = await client.call('live-test', params, { signal: abort.signal });
  } catch (error) {
    const { code, message } = callFailure(error);
    const result = code === 'cancelled' ? 'cancelled' : 'unreachable-or-cors';
    report = { result, detail: message, models: [], durationMs: 0 };
  }
  if (aborts.get(id) === abort) useConnectionTests.setState({ [id]: { state: 'done', report } });
}

/** Ends a test that is under way. */
export function cancelTest(id: string): void {
  aborts.get(id)?.abort();
}

/** Saves everything, and tests the row after a reload: this page may not call the row's origin yet. */
export async function saveAndReloadToTest(row: ProviderRow): Promise<void> {
  if (typedRow(row.id) === null) return;
  useCredentials.setState(({ draft }) => ({ draft: editEnabled(draft, row, true) }));
  if (!saveCredentials()) return;
  await saved();
  if (useCredentials.getState().notice?.kind === 'error') return;
  try {
    sessionStorage.setItem(pendingName, row.id);
  } catch {
    // Then the test is pressed by hand.
  }
  location.reload();
}

/** Runs the test that was asked for before the reload, once. */
export function runPendingTest(): void {
  try {
    const id = sessionStorage.getItem(pendingName);
    if (id === null) return;
    sessionStorage.removeItem(pendingName);
    const row = typedRow(id);
    if (row !== null && isConnectable(row.baseUrl)) void testRow(id);
  } catch {
    // A browser that stores nothing has no test waiting.
  }
}

/** Resolves when a save that was begun has ended; only sealing takes time. */
function saved(): Promise<void> {
  const { draft } = useCredentials.getState();
  if (Object.keys(draft.edits).length === 0) return Promise.resolve();
  return new Promise((resolve) => {
    const stop = useCredentials.subscribe((state) => {
      if (state.draft === draft) return;
      stop();
      resolve();
    });
  });
}
