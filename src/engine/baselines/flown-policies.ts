import type { Policy } from '../../core/domain/policy';
import type { TelemetryColumns } from '../../core/telemetry/columns';
import { policyContent } from '../session/policy-content';
import type { SessionRun } from '../session/session-run';

/** A drag compares its start with each of its steps: two runs beside the present one are enough. */
const mostKept = 2;

interface Flown {
  readonly policy: string;
  readonly columns: TelemetryColumns;
}

/** The columns of the latest runs of the same prompts under other policies, so that an edit is compared with what was flown. */
export class FlownPolicies {
  #kept: readonly Flown[] = [];

  /**
   * A run is replaced: by one of the same prompts under another policy, which edits are compared with it, or, with null, by
   * one of other prompts, labels or circumstances, which has nothing to do with any before it.
   */
  follow(replaced: SessionRun | null): void {
    if (replaced === null) this.#kept = [];
    else this.#keep(replaced.policy.policy, replaced.columns);
  }

  /** The columns under a policy: those of the present run or of a late one, else of the run that `fly` makes. */
  async under(policy: Policy, present: SessionRun, fly: () => Promise<SessionRun>): Promise<TelemetryColumns> {
    const content = policyContent(policy);
    if (policyContent(present.policy.policy) === content) return present.columns;
    const before = this.#kept;
    const columns = before.find((flown) => flown.policy === content)?.columns ?? (await fly()).columns;
    // Kept longest when asked for last; not kept where the session has become another meanwhile.
    if (this.#kept === before) this.#keep(policy, columns);
    return columns;
  }

  #keep(policy: Policy, columns: TelemetryColumns): void {
    const flown = { policy: policyContent(policy), columns };
    this.#kept = [flown, ...this.#kept.filter((other) => other.policy !== flown.policy)].slice(0, mostKept);
  }
}
