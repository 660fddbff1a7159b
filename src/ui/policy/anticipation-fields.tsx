import type { Policy } from '../../core/domain/policy';
import { useRunReport } from '../../state/use-run-report';
import { anticipationSentence } from './anticipation-sentence';
import { OptionalNumber } from './optional-number';

interface AnticipationFieldsProps {
  readonly anticipate: Policy['resilience']['anticipate'];
  readonly edit: (description: string, change: Partial<Policy['resilience']>, group?: string) => void;
}

/** Whether requests go to the cloud before a line forms at the local models, and what that did. */
export function AnticipationFields({ anticipate, edit }: AnticipationFieldsProps) {
  return (
    <>
      <OptionalNumber
        name="Move ahead of a foreseen surge"
        unit="% of places"
        value={anticipate === null ? null : Math.round(100 * anticipate.fill)}
        first={80}
        min={10}
        max={200}
        step={5}
        onChange={(next, group) =>
          edit(
            next === null ? 'surges are waited for' : `moves at ${Math.round(next)} % of the places`,
            { anticipate: next === null ? null : { fill: next / 100 } },
            group,
          )
        }
      />
      {anticipate !== null && (
        <>
          <p className="text-12 text-fg-2">
            From the session’s own arrivals, 8 s ahead, trend-free or by season, whichever was off by less. What would
            not fit a local model goes to the cloud: scored requests only, never past a rule or a gate. SIM only.
          </p>
          <Result />
        </>
      )}
    </>
  );
}

function Result() {
  const report = useRunReport('anticipation-read');
  if (report === null) return null;
  return (
    <p role="status" aria-label="Moved ahead" className="text-12">
      {anticipationSentence(report)}
    </p>
  );
}
