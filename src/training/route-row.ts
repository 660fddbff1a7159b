import { ConversationTable } from '../core/conversations/conversation-table';
import { endpoints } from '../catalog/endpoints';
import { defaultPolicy } from '../catalog/default-policy';
import { routerTimes } from '../catalog/router-times';
import { decideTier } from '../core/cascade';
import type { TierDecision } from '../core/cascade';
import { compilePolicy } from '../core/compiled-policy';
import { driveCached } from '../core/drive-cached';
import type { Policy } from '../core/domain/policy';
import { ResponseCache } from '../core/cache/response-cache';
import { DispatchState } from '../core/dispatch/dispatch-state';
import type { FlightContext } from '../core/flight-context';
import { ArmTable } from '../core/pillars/arm-table';
import type { RouterModel } from '../core/pillars/router-model';
import type { SemanticIndex } from '../core/pillars/semantic-index';
import { RandomStreams } from '../core/sim/rng';
import type { TrainingRow } from './training-row';

export type RouteRow = (row: TrainingRow, model: RouterModel) => TierDecision;

/** The app's own cascade over training rows, under the default policy as changed by `edit`. */
export function routeRowWith(index: SemanticIndex, edit: (policy: Policy) => Policy): RouteRow {
  const compiled = compilePolicy(edit(defaultPolicy), endpoints);
  if (!compiled.ok) throw new Error(compiled.failure.message);
  const policy = compiled.value;
  return (row, model) => {
    const context: FlightContext = {
      policy,
      model,
      semanticIndex: index,
      arms: new ArmTable(),
      dispatch: new DispatchState(),
      cache: new ResponseCache(),
      conversations: new ConversationTable(),
      nowMs: () => 0,
      streams: new RandomStreams(0),
      request: 0,
      spentUsd: 0,
      live: false,
      routerTimes,
      emit: () => undefined,
    };
    return driveCached(decideTier(row.prompt, context), model, () => row.embedded);
  };
}
