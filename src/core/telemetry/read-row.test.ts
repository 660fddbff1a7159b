import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { policyArbitrary, promptsArbitrary } from '../../testing/arbitraries';
import { flySession } from '../../testing/fly-session';
import type { Prompt } from '../domain/prompt';
import { pickedOf, readRow } from './read-row';

const promptOf = (text: string): Prompt => ({ id: 'p', text, metadata: {}, origin: 'typed' });

describe('readRow', () => {
  test('gives back what the flight came to', () =>
    fc.assert(
      fc.asyncProperty(promptsArbitrary(15), policyArbitrary, async (prompts, policy) => {
        const { rows, telemetry } = await flySession([prompts], { policy });
        for (const { row, prompt, result } of rows) {
          const { decision, outcome } = result;
          const attempts = 'attempts' in outcome ? outcome.attempts : [];
          expect(readRow(telemetry, row)).toMatchObject({
            promptId: prompt.id,
            tier: decision.tier,
            decidedBy: decision.tierDecidedBy,
            endpointId: attempts.at(-1)?.endpointId ?? null,
            explored: decision.explored,
            outcome: outcome.kind,
            failedOver: attempts.some(
              ({ endpointId, error }) => error !== undefined && endpointId !== attempts.at(-1)?.endpointId,
            ),
            complexityIndex: decision.complexityIndex,
            costUsd: 'costUsd' in outcome ? outcome.costUsd : 0,
            latencyMs: 'latencyMs' in outcome ? outcome.latencyMs : null,
            label: prompt.label ?? null,
          });
          expect(pickedOf(telemetry, row)).toBe(attempts[0]?.endpointId ?? decision.endpointId);
        }
      }),
      { numRuns: 50 },
    ));

  test('says what each stage did, in policy order', async () => {
    const { telemetry } = await flySession([[promptOf('river bond table '.repeat(4)), promptOf('hello')]]);
    expect(readRow(telemetry, 0).agreement).toEqual(['passed', 'passed', 'decided', 'skipped']);
    expect(readRow(telemetry, 1).agreement).toEqual(['decided', 'skipped', 'skipped', 'skipped']);
  });

  test('puts the excerpt on one line of at most 200 characters', async () => {
    const { telemetry } = await flySession([[promptOf(`  one\n\n\ttwo ${'x'.repeat(500)}`)]]);
    const { excerpt } = readRow(telemetry, 0);
    expect(excerpt).toMatch(/^one two x+$/);
    expect(excerpt).toHaveLength(200);
  });

  test('refuses a row that no flight has filled', async () => {
    const { telemetry } = await flySession([[promptOf('hello')]]);
    expect(() => readRow(telemetry, 1)).toThrow('row 1');
  });
});
