import type { StageOverhead } from '../../core/domain/telemetry';
import { quantile } from '../../core/stats/quantile';
import { nextTask } from '../../live/next-task';
import type { SessionRun } from './session-run';
import { Slicer } from '../slicer';
import type { timeStagesInSteps as TimeStages } from './time-stages';
import type { TextVectors } from '../encoder/text-vectors';

type Stage = StageOverhead['stage'];

const stages: readonly Stage[] = ['features', 'rules', 'embed', 'semantic', 'complexity', 'judge', 'bandit', 'total'];
/** What the router may take: FEATURES B03. The semantic budget is for embedding and comparing together. */
const budgetsMs: Partial<Record<Stage, number>> = { rules: 1, semantic: 30, total: 50 };
const rowsMeasured = 64;
const repeats = 8;
/** Whoever waits for the rows reads them first. */
const delayMs = 1000;
const valuesKept = 1024;

/**
 * Measures the router on this machine: when nothing else is to do, up to 64 rows of a run, evenly spread, are decided again
 * and timed. Measured figures are shown and never enter a simulated one.
 */
export class OverheadMeter {
  readonly #vectors: TextVectors;
  readonly #now: () => number;
  readonly #values = new Map<Stage, number[]>();
  #latest = new AbortController();

  constructor(vectors: TextVectors, now: () => number) {
    this.#vectors = vectors;
    this.#now = now;
  }

  /** Measures in the background; the latest call wins. `idle` resolves when there is nothing better to do. */
  measure(run: SessionRun, idle: () => Promise<void>, life: AbortSignal, onMeasured: () => void): void {
    this.#latest.abort();
    this.#latest = new AbortController();
    const signal = AbortSignal.any([life, this.#latest.signal]);
    void this.#measure(run, idle, signal).then((done) => {
      if (done) onMeasured();
    });
  }

  /** The figures so far: quantiles over the rows that ran a stage, ms. */
  read(): readonly StageOverhead[] {
    return stages.map((stage) => {
      const values = Float64Array.from(this.#values.get(stage) ?? []).sort();
      return {
        stage,
        n: values.length,
        p50Ms: quantile(values, 0.5),
        p95Ms: quantile(values, 0.95),
        p99Ms: quantile(values, 0.99),
        budgetMs: budgetsMs[stage] ?? null,
      };
    });
  }

  async #measure(run: SessionRun, idle: () => Promise<void>, signal: AbortSignal): Promise<boolean> {
    await new Promise((resolve) => setTimeout(resolve, delayMs));
    // Offline, or with the page about to go, nothing is measured: nobody waits for it.
    const timing = await import('./time-stages').catch(() => null);
    if (timing === null) return false;
    const step = Math.max(1, Math.floor(run.rows / rowsMeasured));
    for (let row = 0; row < run.rows; row += step) {
      await idle();
      await nextTask();
      if (signal.aborted) return false;
      await this.#measureRow(run, row, timing.timeStagesInSteps);
    }
    return true;
  }

  async #measureRow(run: SessionRun, row: number, timeStages: typeof TimeStages): Promise<void> {
    const prompt = run.columns.prompts[row];
    if (prompt === undefined) return;
    const embedded = run.embedded(prompt);
    const asked = run.columns.columns.fromEmbedding[row] === 1 && embedded !== undefined;
    const embedMs = asked ? await this.#vectors.timeOne(prompt.text, this.#now) : null;
    const timing = timeStages(prompt, run.context(row), embedded, embedMs, this.#now, repeats);
    for (const [stage, milliseconds] of await new Slicer(this.#now).drive(timing)) {
      const values = this.#values.get(stage) ?? [];
      values.push(milliseconds);
      this.#values.set(stage, values.slice(-valuesKept));
    }
  }
}
