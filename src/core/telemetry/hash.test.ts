import { expect, test } from 'vitest';
import { flySession } from '../../testing/fly-session';
import type { Prompt } from '../domain/prompt';
import { TelemetryColumns } from './columns';
import { hashTelemetry } from './hash';

const prompts = ['hello', 'prove this theorem', 'river bond table '.repeat(9)].map((text, k): Prompt => ({
  id: `p${k}`,
  text,
  metadata: {},
  origin: 'typed',
}));

test('does not depend on how much room the columns have', async () => {
  const { rows } = await flySession([prompts]);
  const roomy = new TelemetryColumns([], 1000);
  const fresh = new TelemetryColumns([], 1);
  for (const row of rows) {
    roomy.set(row);
    fresh.set(row);
  }
  expect(hashTelemetry(roomy)).toBe(hashTelemetry(fresh));
  expect(hashTelemetry(roomy)).toMatch(/^[0-9a-f]{16}$/);
});

test('a change of one bit of any column changes it', async () => {
  const { telemetry } = await flySession([prompts]);
  for (const column of Object.values(telemetry.columns)) {
    if (Number.isNaN(column[0])) column[0] = 0.5;
    const hash = hashTelemetry(telemetry);
    const bytes = new Uint8Array(column.buffer);
    bytes[0]! ^= 1;
    expect(hashTelemetry(telemetry)).not.toBe(hash);
    bytes[0]! ^= 1;
    expect(hashTelemetry(telemetry)).toBe(hash);
  }
});

test('every NaN is one NaN, whatever bits an engine gives it', async () => {
  const { telemetry, hash } = await flySession([prompts]);
  const { judgeDifficulty } = telemetry.columns;
  expect(judgeDifficulty[0]).toBeNaN();
  const words = new Uint32Array(judgeDifficulty.buffer, judgeDifficulty.byteOffset);
  for (const high of [0xfff80000, 0x7ff80001, 0xffffffff]) {
    words[1] = high;
    expect(judgeDifficulty[0]).toBeNaN();
    expect(hashTelemetry(telemetry)).toBe(hash);
  }
  judgeDifficulty[0] = 3;
  expect(hashTelemetry(telemetry)).not.toBe(hash);
});

test('who was routed counts, what lies beyond the last row does not', async () => {
  const { telemetry, hash } = await flySession([prompts]);
  telemetry.columns.costUsd[telemetry.length] = 7;
  expect(hashTelemetry(telemetry)).toBe(hash);
  telemetry.prompts[0] = { ...prompts[0]!, id: 'other' };
  expect(hashTelemetry(telemetry)).not.toBe(hash);
});
