import { expect, test } from 'vitest';
import type { IncidentReport } from '../../core/domain/incident-report';
import { sessionMarks } from './session-marks';

const report: IncidentReport = {
  incident: {
    id: 'f',
    kind: 'outage',
    target: 'cloud',
    flapping: null,
    from: { unit: 'request', value: 100 },
    to: { unit: 'request', value: 200 },
  },
  state: 'ended',
  fromRow: 100,
  toRow: 200,
  fromMs: 0,
  toMs: 1,
  n: 100,
  requestsLost: 0,
  failedOver: 0,
  recovery: { kind: 'recovered', ms: 0 },
  extraUsd: null,
  targetShare: null,
  touched: null,
};

test('marks where a fault begins and ends, and where a proposal was accepted, in order', () => {
  const marks = sessionMarks([report], [{ version: 3, rows: 150 }], (target) => `every ${target}`);
  expect(marks.map(({ row, name }) => [row, name])).toEqual([
    [101, 'Outage, every cloud'],
    [150, 'Optimize accepted, @3'],
    [201, 'Outage ends'],
  ]);
});

test('leaves out what no request has met', () => {
  expect(sessionMarks([{ ...report, fromRow: null, toRow: null }], [], String)).toEqual([]);
});
