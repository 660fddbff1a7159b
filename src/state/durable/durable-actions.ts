import { callFailure } from '../call-failure';
import { restoreSession } from './durable-open';
import type { PolicyVersion } from './durable-records';
import { deleteRun, putRun, readRun } from './durable-runs';
import { useDurable } from './durable-store';
import { unsavedReason, unsavedSentence } from './durable-trouble';
import { deleteVersion } from './durable-versions';
import { endProgress, takeRunSummary, useEngine } from '../engine-store';
import { useLog } from '../log-store';
import { usePolicy } from '../policy-store';

function say(text: string, undo?: () => void): void {
  useDurable.setState({ said: undo === undefined ? { text } : { text, undo } });
}

/** Does something with the store and says what came of it, in the sessions dialog. */
async function attempt(what: string, run: () => Promise<void>): Promise<void> {
  try {
    await run();
  } catch (error) {
    const reason = error instanceof DOMException ? unsavedSentence[unsavedReason(error)] : callFailure(error).message;
    say(`${what}: ${reason}`);
  }
}

/** Keeps the present session under a name. */
export function saveRun(name: string): Promise<void> {
  return attempt(`${name} was not saved`, async () => {
    const { log, hash } = useDurable.getState();
    if (log === null) return;
    const { rows } = useEngine.getState();
    await putRun({ name, log, hash, rows, savedAt: new Date().toISOString() });
    say(`${name} saved: ${rows} rows.`);
  });
}

/** Flies a named run in the place of the present session, which stays as a run where there is work in it. */
export function openRun(name: string): Promise<void> {
  return attempt(`${name} was not opened`, async () => {
    const run = await readRun(name);
    if (run === null) return say(`${name} is damaged and was not opened. It stays where it is.`);
    useLog.getState().select(null);
    const { rows, telemetryHash } = await restoreSession(run.log);
    const same = telemetryHash === run.hash ? 'the same hash' : `the hash changed from ${run.hash.slice(0, 8)}`;
    say(`${name} opened: ${rows} rows, ${same}.`);
  });
}

/** Takes a named run away. */
export function dropRun(name: string): Promise<void> {
  return attempt(`${name} was not deleted`, async () => {
    const bringBack = await deleteRun(name);
    say(`${name} deleted.`, () => {
      void attempt(`${name} did not come back`, bringBack);
      say(`${name} is back.`);
    });
  });
}

/** Starts over with the present seed and policy, with the built-in samples or with no prompt at all. */
export function newSession(source: 'samples' | 'empty'): Promise<void> {
  return attempt('No new session was started', async () => {
    const { client, seed } = useEngine.getState();
    if (client === null) return;
    useLog.getState().select(null);
    useEngine.setState({ starting: true });
    try {
      takeRunSummary(await client.call('session-start', { seed, policy: usePolicy.getState().policy, source }));
    } finally {
      endProgress();
      useEngine.setState({ starting: false });
    }
    say(source === 'samples' ? 'New session over the built-in prompts.' : 'New session without prompts.');
  });
}

/** Applies a kept policy version, as one step that can be undone. */
export function applyVersion({ name, version, policy }: PolicyVersion): void {
  usePolicy.getState().edit(`Policy ${name}@${version}`, () => policy);
  say(`Policy ${name}@${version} applied. Ctrl Z takes it back.`);
}

/** Takes a kept policy version away. */
export function dropVersion(version: PolicyVersion): Promise<void> {
  const title = `Policy ${version.name}@${version.version}`;
  return attempt(`${title} was not deleted`, async () => {
    const bringBack = await deleteVersion(version);
    say(`${title} deleted.`, () => {
      void attempt(`${title} did not come back`, bringBack);
      say(`${title} is back.`);
    });
  });
}
