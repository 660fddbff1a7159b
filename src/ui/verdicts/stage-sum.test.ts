import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { StageTime } from '../../core/domain/inspection';
import { stageSum } from './stage-sum';

const time = (stage: StageTime['stage'], milliseconds: number): StageTime => ({
  stage,
  milliseconds,
  measured: stage !== 'generate',
});

it('adds stages and rest up to the router, and router and answer up to the total', () => {
  const ms = fc.double({ min: 0, max: 100, noNaN: true });
  fc.assert(
    fc.property(ms, ms, ms, ms, (rules, embed, total, generate) => {
      const sum = stageSum([
        time('rules', rules),
        time('embed', embed),
        time('total', total),
        time('generate', generate),
      ]);
      expect(rules + embed + sum.restMs).toBeCloseTo(sum.routerMs);
      expect(sum.routerMs + generate).toBeCloseTo(sum.totalMs);
      expect(sum.routerMs).toBeGreaterThanOrEqual(Math.min(total, sum.totalMs) - 1e-9);
    }),
  );
});

it('takes the stages alone where nothing else was measured', () => {
  expect(stageSum([time('rules', 0.2)])).toMatchObject({ restMs: 0, routerMs: 0.2, generate: null, totalMs: 0.2 });
});
