import type { Decision } from '../../core/domain/decision';
import type { EndpointId } from '../../core/domain/endpoint';
import type { Inspection } from '../../core/domain/inspection';
import type { Outcome } from '../../core/domain/outcome';
import type { TraceEntry } from '../../core/domain/verdict';
import { useFlight } from '../../state/flight-store';
import { useLog } from '../../state/log-store';
import { useEndpoints } from '../../state/use-endpoints';
import { servedElsewhere } from '../../state/served-elsewhere';
import { explanation } from './explanation';

interface ShownFlight {
  /** Null while a prompt flies, and where none is selected. */
  readonly inspection: Inspection | null;
  readonly entries: readonly TraceEntry[];
  readonly decision: Decision | null;
  /** Why it went where it went; null before it was decided. */
  readonly said: ReturnType<typeof explanation>;
}

/** What the verdicts speak of: the selected row, or the prompt that flies at the moment. */
export function useShownFlight(): ShownFlight {
  const flight = useFlight();
  const latest = useLog((state) => state.inspection);
  const endpoints = useEndpoints();
  // While a prompt flies its live verdicts are on show; its inspection follows when it has landed.
  const inspection = latest !== null && (flight.state === 'idle' || latest.prompt.id === flight.flight) ? latest : null;
  const entries = inspection?.decision.trace ?? flight.entries;
  const decision = inspection?.decision ?? flight.decision;
  const outcome = inspection?.outcome ?? flight.outcome;
  const served = lastTried(outcome);
  const said = explanation(entries, decision, servedElsewhere(decision, served, endpoints, outcome));
  return { inspection, entries, decision, said };
}

/** The endpoint that was tried last; null where nobody was, or not yet. */
function lastTried(outcome: Outcome | null): EndpointId | null {
  return (outcome !== null && 'attempts' in outcome ? outcome.attempts.at(-1)?.endpointId : null) ?? null;
}
