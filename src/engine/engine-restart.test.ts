import { afterEach, describe, expect, it, vi } from 'vitest';
import { catalog } from '../catalog/catalog';
import { engineInProcess } from '../testing/engine-in-process';
import { createEngineClient } from './engine-client';
import type { EngineClient } from './engine-client';
import type { EngineStatus, SessionLog } from './protocol';
import { openEngine } from '../testing/open-engine';

vi.mock('./start-engine-worker', () => ({ startEngineWorker: () => undefined }));

describe('an engine that crashes in the middle of its work', () => {
  let client: EngineClient;
  afterEach(() => client.dispose());

  it('comes back with the session, to the same hash, and the user is told', async () => {
    const engine = engineInProcess((voice) => openEngine({ voice }));
    const statuses: EngineStatus[] = [];
    client = createEngineClient({ startProcess: engine.startProcess, every: () => () => undefined, now: () => 0 });
    client.onStatus((status) => statuses.push(status));
    await client.call('session-start', { seed: 42, policy: null, source: 'samples' });
    const { telemetryHash } = await client.call('route', { drafts: [{ text: 'Why does the moon have phases?' }] });

    const text = 'Compare two plans for a garden on a slope, with their costs and what may go wrong in winter.';
    const drafts = Array.from({ length: 500 }, (_, k) => ({ text: `${text} ${k}` }));
    const lost = client.call('route', { drafts });
    await new Promise((resolve) => setImmediate(resolve));
    engine.crash('out of memory');
    await expect(lost).rejects.toMatchObject({ code: 'engine-crashed', retryable: true });

    expect(await client.call('log-count', { query: everything })).toEqual({ count: 301, total: 301 });
    expect(statuses.at(-1)?.message).toContain('301 rows were flown again to the same hash');
    const again = await client.call('policy-apply', { policy: catalog.defaultPolicy });
    expect(again.telemetryHash).toBe(telemetryHash);
  });

  it('comes back with a session that the page restored, and tells its log', async () => {
    const engine = engineInProcess((voice) => openEngine({ voice }));
    client = createEngineClient({ startProcess: engine.startProcess, every: () => () => undefined, now: () => 0 });
    const logs: SessionLog[] = [];
    client.onSessionLog((told) => logs.push(told));
    const batches = [{ kind: 'drafts', drafts: [{ text: 'Why does the moon have phases?' }, { text: 'hi' }] }] as const;
    const log: SessionLog = { seed: 7, policy: catalog.defaultPolicy, withEmbedder: true, batches, labels: [] };
    await client.call('session-restore', { log });
    expect(logs[0]).toBe(log);
    await client.call('label-set', { row: 0, label: { need: 'cloud', source: 'user' } });
    expect(logs.at(-1)?.labels).toHaveLength(1);

    engine.crash('out of memory');
    expect(await client.call('log-count', { query: everything })).toEqual({ count: 2, total: 2 });
    const preferred = [{ row: 0, chosen: 'cloud', rejected: 'local', text: 'Why does the moon have phases?' }];
    expect(await client.call('preferences-read', null)).toMatchObject(preferred);
  });
});

const everything = { search: '', tier: null, decidedBy: null, only: null, half: null, sort: 'newest' } as const;
