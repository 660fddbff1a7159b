import type { EngineClient } from '../engine/engine-client';
import type { EnginePush, EngineStatus } from '../engine/protocol';
import { callFailure } from './call-failure';
import { latestOnly } from './latest-only';
import { endProgress, setNotice, takeRunSummary, useEngine } from './engine-store';
import { useFlight } from './flight-store';
import { useImport } from './import-store';
import { takeLiveState, useLive } from './live-store';
import { useLog } from './log-store';
import { useOptimize } from './optimize-store';
import { usePolicy } from './policy-store';
import { tellFailure } from './tell-failure';
import { useScenario } from './scenario-store';
import { useTelemetry } from './telemetry-store';

/** Wires an engine to the stores; answers how to take it off again. The client batches its pushes by frame. */
export function connectEngine(client: EngineClient): () => void {
  useEngine.setState({ client });
  const stops = [client.subscribe(takePushes), client.onStatus(takeStatus)];
  return () => {
    for (const stop of stops) stop();
    useEngine.setState({ client: null });
  };
}

/** Reads the catalogue, loads the encoder and flies the built-in samples, so that the page never opens empty. */
export async function startSession(seed: number): Promise<void> {
  const { client } = useEngine.getState();
  if (client === null) return;
  useEngine.setState({ starting: true });
  try {
    const { policy, endpoints } = await client.call('catalog-read', null);
    usePolicy.getState().load(policy, endpoints);
    // Not awaited here: the engine holds the samples back until the encoder has loaded or failed.
    void loadEmbedder();
    takeRunSummary(await client.call('session-start', { seed, policy, source: 'samples' }));
    endProgress();
    readAgain();
  } catch (error) {
    const { message } = callFailure(error);
    const action = { label: 'Retry', run: () => void startSession(seed) };
    setNotice({ kind: 'error', text: `The session did not start: ${message}`, action });
  }
  useEngine.setState({ starting: false });
}

/** Loads the encoder, also again after it failed; progress comes as pushes. */
export async function loadEmbedder(): Promise<void> {
  const { client } = useEngine.getState();
  if (client === null) return;
  try {
    useEngine.setState({ embedder: await client.call('embedder-load', null) });
  } catch (error) {
    tellFailure('The embedder was not loaded', error);
  }
}

function readAgain(): void {
  readState(null);
  useTelemetry.getState().refresh();
  useLog.getState().refresh();
  usePolicy.getState().refreshFrontier();
  useScenario.getState().refresh();
}

const readState = latestOnly(async () => {
  const { client } = useEngine.getState();
  if (client === null) return;
  try {
    const { embedder, ...summary } = await client.call('session-state', null);
    useEngine.setState({ embedder });
    takeRunSummary(summary);
  } catch (error) {
    tellFailure('The session was not read', error);
  }
});

function takeStatus(status: EngineStatus): void {
  useEngine.setState({ status });
  if (status.message === null) return;
  setNotice({ kind: status.state === 'ready' ? 'info' : 'error', text: status.message });
  // A restarted engine has flown its session again.
  if (status.state === 'ready') readAgain();
}

function takePushes(pushes: readonly EnginePush[]): void {
  // One write for everything that newest-wins; flight events go one by one, in order.
  const change: Partial<ReturnType<typeof useEngine.getState>> = {};
  let changed = false;
  for (const push of pushes) {
    switch (push.kind) {
      case 'flight-event':
        useFlight.getState().push(push.flight, push.event);
        break;
      case 'progress':
        Object.assign(change, { progress: { done: push.done, total: push.total, phase: push.phase } });
        break;
      case 'optimize-progress':
        useOptimize.getState().advance(push.tried, push.total);
        break;
      // Whoever asked for it listens itself.
      case 'judge-stress-progress':
        break;
      case 'import-progress':
        useImport.getState().advance(push.progress);
        break;
      case 'bulk':
        Object.assign(change, { bulk: push.counts });
        break;
      case 'live':
        takeLiveState(push.state);
        if (useLive.getState().mode === 'live') {
          useTelemetry.getState().refresh();
          useLog.getState().refresh();
          // A curve can wait until the run stands still.
          if (push.state.underWay === 0) usePolicy.getState().refreshFrontier();
        }
        break;
      case 'embedder':
        Object.assign(change, { embedder: push.status });
        break;
      case 'changed':
        changed = true;
        Object.assign(change, { rows: push.rows, telemetryHash: push.telemetryHash });
    }
  }
  if (Object.keys(change).length > 0) useEngine.setState(change);
  if (changed) readAgain();
}
