import { retiringModels } from '../../catalog/retiring-models';
import type { LiveRow, RetiringEndpoint } from '../live/live-protocol';

/** Which models of the settings are to be shut down, or were, by what their providers have announced; ms since 1970. */
export function retiringEndpoints(rows: readonly LiveRow[], wallMs: number): readonly RetiringEndpoint[] {
  const today = new Date(wallMs).toISOString().slice(0, 10);
  return rows.flatMap(({ kind, name, models }) =>
    models.flatMap((model) => {
      const known = retiringModels.find((one) => one.provider === kind && one.model === model);
      if (known === undefined) return [];
      const { on, replacement } = known;
      return [{ label: `${model} (${name})`, on, replacement, isPast: on <= today }];
    }),
  );
}
