import type { StageId } from '../../core/domain/verdict';
import { OUTCOMES, STAGES } from '../../core/telemetry/codes';
import { endpointOf } from '../../core/telemetry/read-row';
import type { BulkCounts } from '../protocol';
import type { SessionRun } from './session-run';

/** Running totals of the rows from `firstRow` on while they are flown, by reading the rows that have come in since it last looked. */
export class BulkCounter {
  readonly #run: SessionRun;
  readonly #total: number;
  readonly #firstRow: number;
  readonly #decidedBy: Partial<Record<StageId, number>> = {};
  readonly #endpoints: Record<string, number> = {};
  #failed = 0;
  #next: number;

  constructor(run: SessionRun, total: number, firstRow = run.rows) {
    this.#run = run;
    this.#total = total;
    this.#firstRow = firstRow;
    this.#next = firstRow;
  }

  /** The totals by now. */
  counts(): BulkCounts {
    const { columns: telemetry } = this.#run;
    for (; this.#next < this.#run.rows; this.#next += 1) {
      const stage = STAGES[telemetry.columns.decidedBy[this.#next] ?? 0] ?? 'complexity';
      this.#decidedBy[stage] = (this.#decidedBy[stage] ?? 0) + 1;
      const endpoint = endpointOf(telemetry, this.#next);
      if (endpoint !== null) this.#endpoints[endpoint] = (this.#endpoints[endpoint] ?? 0) + 1;
      const outcome = OUTCOMES[telemetry.columns.outcome[this.#next] ?? 0];
      if (outcome === 'failed' || outcome === 'degraded') this.#failed += 1;
    }
    return {
      total: this.#total,
      done: this.#next - this.#firstRow,
      decidedBy: { ...this.#decidedBy },
      endpoints: { ...this.#endpoints },
      failed: this.#failed,
    };
  }
}
