import type { Endpoint } from '../../../core/domain/endpoint';
import type { Policy } from '../../../core/domain/policy';
import type { Arm } from '../../../core/pillars/arm-table';
import type { RouterModel } from '../../../core/pillars/router-model';

/** Everything that deciding about a prompt depends on, as plain JSON. */
export interface ClassifierData {
  readonly policy: Policy;
  readonly endpoints: readonly Endpoint[];
  readonly model: RouterModel;
  /** What the session's bandit knew of its endpoints when it was exported. */
  readonly arms: readonly Arm[];
  readonly meanQuality: number | null;
}
