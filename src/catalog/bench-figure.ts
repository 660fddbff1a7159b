import type { BenchFigure } from '../core/domain/pitfall-report';

/** How the shipped prior ranks prompts that nobody of this program wrote or trained on (`npm run bench:routing`, 2026-11-21). */
export const benchFigure: BenchFigure = {
  name: 'AlpacaEval 1',
  apgr: { value: 0.546, low: 0.506, high: 0.588, n: 803 },
  source: 'src/training/judge/README.md',
};
