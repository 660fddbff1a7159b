import { beforeAll, describe, expect, it } from 'vitest';
import { promptKeys } from '../../core/domain/breakdown';
import { openEngine } from '../../testing/open-engine';

const quiet = new AbortController().signal;
const everyRow = { search: '', tier: null, decidedBy: null, only: null, sort: 'newest' } as const;

describe('matrix-read', () => {
  const engine = openEngine();
  beforeAll(async () => {
    await engine['session-start']({ seed: 42, policy: null, source: 'samples' }, quiet);
  });

  it.each(promptKeys)('puts every prompt in one group by %s, the same for every model', async (by) => {
    const { groups, lines, n } = await engine['matrix-read']({ by, half: null }, quiet);
    const { routed } = await engine['telemetry-read']({ half: null }, quiet);
    expect(n).toBe(routed);
    expect(groups.reduce((sum, { rows }) => sum + rows, 0)).toBe(n);
    for (const { cells, all } of lines) {
      expect(cells.map((cell) => cell?.rows)).toEqual(groups.map(({ rows }) => rows));
      expect(all?.rows).toBe(n);
    }
  });

  it('gives the policy the figures of the tiles, and each model that is on a line', async () => {
    const { lines, basis } = await engine['matrix-read']({ by: 'topic', half: 'report' }, quiet);
    const telemetry = await engine['telemetry-read']({ half: 'report' }, quiet);
    const own = lines[0]!;
    expect([basis, own.endpointId]).toEqual(['held-out', null]);
    const { value, low, high, n } = telemetry.accuracy;
    expect(own.all?.accuracy).toEqual({ value, low, high, n });
    expect((own.all!.usdPerThousandRequests * own.all!.rows) / 1000).toBeCloseTo(telemetry.costUsd, 9);
    const ids = lines.slice(1).map(({ endpointId }) => endpointId);
    const { policy, endpoints } = await engine['catalog-read'](null, quiet);
    expect(ids).toHaveLength(policy.models.filter(({ enabled }) => enabled).length);
    expect(endpoints.map(({ id }) => id)).toEqual(expect.arrayContaining(ids));
  });

  it('is the same again, and its groups are what the log finds', async () => {
    const asked = { by: 'topic', half: 'report' } as const;
    const read = await engine['matrix-read'](asked, quiet);
    expect(await engine['matrix-read'](asked, quiet)).toEqual(read);
    for (const { name, rows } of read.groups.filter(({ others }) => others !== true)) {
      const query = { ...everyRow, half: 'report', group: { by: 'topic', name } } as const;
      expect((await engine['log-count']({ query }, quiet)).count).toBe(rows);
    }
  });

  it('makes one group of many small ones', async () => {
    const own = openEngine();
    await own['session-start']({ seed: 42, policy: null, source: 'empty' }, quiet);
    const drafts = Array.from({ length: 45 }, (_, k) => ({ text: `note ${k}`, metadata: { app: `app ${k % 15}` } }));
    await own.route({ drafts }, quiet);
    const { groups, nLabelled } = await own['matrix-read']({ by: 'app', half: null }, quiet);
    expect(groups).toHaveLength(12);
    expect(groups.at(-1)).toEqual({ name: '4 others', rows: 12, others: true });
    expect(nLabelled).toBe(0);
  });
});
