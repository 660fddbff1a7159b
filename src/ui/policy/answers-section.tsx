import { EfficiencyHints } from './efficiency-hints';
import { OptionalNumber } from './optional-number';
import { ShorteningFields } from './shortening-fields';
import { PolicySection } from './policy-section';
import { SummariserField } from './summariser-field';
import { Toggle } from './toggle';
import { usePolicyPart } from './use-policy-part';

/** What is asked of answers, and what is done to them. */
export function AnswersSection() {
  const part = usePolicyPart('answers');
  if (part === null) return null;
  const { value, edit } = part;
  return (
    <PolicySection id="answers" parts={['answers']}>
      <OptionalNumber
        name="Cut answers at a length"
        value={value.maxOutputTokens}
        first={512}
        min={1}
        max={200_000}
        step={16}
        unit="tokens"
        onChange={(next, group) =>
          edit(
            next === null ? 'answers uncut' : `answers cut at ${Math.round(next)} tokens`,
            { maxOutputTokens: next === null ? null : Math.round(next) },
            group,
          )
        }
      />
      <p className="text-12 text-fg-2">
        Sent as max_tokens. An answer that is cut costs less and, in SIM, counts as not acceptable; a LIVE one is
        marked.
      </p>
      <OptionalNumber
        name="Leave out old turns"
        value={value.historyTokens}
        first={4000}
        min={1}
        max={2_000_000}
        step={100}
        unit="tokens"
        onChange={(next, group) =>
          edit(
            next === null ? 'all turns sent' : `${Math.round(next)} tokens of earlier turns sent`,
            { historyTokens: next === null ? null : Math.round(next) },
            group,
          )
        }
      />
      <p className="text-12 text-fg-2">
        Earlier turns beyond the limit, or beyond the endpoint’s context, are not sent, oldest first. The system text,
        the newest earlier turn and the last turn always are. SIM bills and times what is sent; its quality does not
        change.
      </p>
      {value.historyTokens !== null && <SummariserField summariser={value.summariser} />}
      <ShorteningFields />
      <EfficiencyHints />
      <Toggle
        name="Ask for brief answers (LIVE)"
        checked={value.brief}
        onChange={(brief) => edit(brief ? 'brief answers' : 'answers as they come', { brief })}
      />
      <Toggle
        name="Mend answers that are nearly JSON (LIVE)"
        checked={value.repairJson}
        onChange={(repairJson) => edit(repairJson ? 'JSON mended' : 'JSON left alone', { repairJson })}
      />
    </PolicySection>
  );
}
