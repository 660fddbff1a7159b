import { describe, expect, test } from 'vitest';
import { flySession } from '../../testing/fly-session';
import type { FlownSession } from '../../testing/fly-session';
import { sessionPolicy } from '../../testing/session-policy';
import type { Prompt } from '../domain/prompt';
import { readRow } from './read-row';
import { filterRows } from './row-filter';
import type { RowFilter } from './row-filter';

const everything: RowFilter = { search: '', tier: null, decidedBy: null, only: null, half: null, sort: 'newest' };
const texts = [
  'hello',
  'prove this theorem '.repeat(4),
  'mail ana@example.org',
  'river bond table '.repeat(15),
  'Hello again',
];
const bandit = { ...sessionPolicy().bandit, crossingBudget: 0 };

const flown: Promise<FlownSession> = flySession(
  [
    texts.map((text, k): Prompt => ({
      id: `p${k}`,
      text,
      metadata: {},
      origin: 'sample',
      split: k % 2 === 0 ? 'tune' : 'report',
      ...(k < 2 ? { label: { need: 'both-failed', source: 'user' } } : {}),
    })),
  ],
  { policy: sessionPolicy({ bandit }) },
);
const rowsOf = async (filter: Partial<RowFilter>): Promise<number[]> => [
  ...filterRows((await flown).telemetry, { ...everything, ...filter }),
];

describe('filterRows', () => {
  test.each<[string, Partial<RowFilter>, number[]]>([
    ['everything, newest first', {}, [4, 3, 2, 1, 0]],
    ['a search in either case', { search: ' HELLO ' }, [4, 0]],
    ['a tier', { tier: 'cloud' }, [3, 1]],
    ['who decided', { decidedBy: 'semantic' }, [1]],
    ['labelled rows', { only: 'labelled' }, [1, 0]],
    ['rows whose answer was wrong', { only: 'wrong' }, [1, 0]],
    ['sensitive rows', { only: 'sensitive' }, [2]],
    ['leaked rows', { only: 'leaked' }, []],
    ['explored rows', { only: 'explored' }, []],
    ['the tuning half', { half: 'tune' }, [4, 2, 0]],
    ['all but the tuning half', { half: 'report' }, [3, 1]],
    ['a class of length', { group: { by: 'length', name: 'under 50 characters' } }, [4, 2, 0]],
    ['a group that nobody is in', { group: { by: 'app', name: 'crm' } }, []],
    ['several at once', { half: 'tune', search: 'hello', tier: 'local' }, [4, 0]],
    ['an endpoint that served nothing', { endpointId: 'nobody' }, []],
  ])('finds %s', async (_what, filter, rows) => expect(await rowsOf(filter)).toEqual(rows));

  test.each(['cost', 'latency', 'complexity'] as const)('sorts by %s, largest first', async (sort) => {
    const { telemetry } = await flown;
    const key = { cost: 'costUsd', latency: 'latencyMs', complexity: 'complexityIndex' } as const;
    const values = (await rowsOf({ sort })).map((row) => readRow(telemetry, row)[key[sort]]);
    expect(values).toEqual([...values].sort((a, b) => (b ?? -1) - (a ?? -1)));
    expect(new Set(values).size).toBeGreaterThan(2);
  });

  test('sorts by margin, smallest first, rows without one last', async () => {
    const { telemetry } = await flown;
    const margins = (await rowsOf({ sort: 'margin' })).map((row) => Math.abs(telemetry.columns.margin[row]!));
    const known = margins.filter((margin) => !Number.isNaN(margin));
    expect(known).toEqual([...known].sort((a, b) => a - b));
    expect(margins.findIndex(Number.isNaN)).toBe(known.length);
    expect(known.length).toBeGreaterThan(2);
  });
});

test('over-served rows were answered by the cloud though the label says that local was enough', async () => {
  const labelled = (need: 'local' | 'cloud', k: number): Prompt => ({
    id: `p${k}`,
    text: texts[1]!,
    metadata: {},
    origin: 'typed',
    label: { need, source: 'user' },
  });
  const { telemetry } = await flySession([[labelled('cloud', 0), labelled('local', 1), labelled('local', 2)]], {
    policy: sessionPolicy({ bandit }),
  });
  const rows = [...filterRows(telemetry, { ...everything, only: 'over-served', sort: 'cost' })];
  const tierOf = (row: number) => telemetry.endpointTier(row);
  expect([0, 1, 2].map(tierOf)).toEqual(['cloud', 'cloud', 'cloud']);
  expect(rows.toSorted((a, b) => a - b)).toEqual([1, 2]);
  const costs = rows.map((row) => telemetry.columns.costUsd[row] ?? 0);
  expect(costs).toEqual(costs.toSorted((a, b) => b - a));
  const [first] = rows;
  const endpointId = telemetry.endpointIds[telemetry.columns.endpoint[first!]!]!;
  const ofModel = [...filterRows(telemetry, { ...everything, endpointId })];
  expect(ofModel).toContain(first);
  expect(ofModel.every((row) => telemetry.endpointIds[telemetry.columns.endpoint[row]!] === endpointId)).toBe(true);
});
