import type { FidelityNotes } from '../../core/domain/gateway-export';

/** What becomes of the routing and of the rest, as one list each. */
export function joinNotes(routing: Omit<FidelityNotes, 'refused'>, gateway: FidelityNotes): FidelityNotes {
  return {
    kept: [...routing.kept, ...gateway.kept],
    approximated: [...routing.approximated, ...gateway.approximated],
    dropped: [...routing.dropped, ...gateway.dropped],
    refused: gateway.refused,
  };
}
