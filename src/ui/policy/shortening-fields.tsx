import { useRunReport } from '../../state/use-run-report';
import { NumberField } from '../kit/number-field';
import { shorteningSentences } from './shortening-sentences';
import { Toggle } from './toggle';
import { usePolicyPart } from './use-policy-part';

const firstFloor = 0.9;

/** Whether prompts are shortened before they are sent, how like the whole they must stay, and what that came to. */
export function ShorteningFields() {
  const part = usePolicyPart('answers');
  if (part === null) return null;
  const { shorten } = part.value;
  return (
    <>
      <Toggle
        name="Shorten what paid endpoints are sent"
        checked={shorten !== null}
        onChange={(on) =>
          part.edit(on ? 'prompts shortened' : 'prompts sent whole', { shorten: on ? { floor: firstFloor } : null })
        }
      />
      <p className="text-12 text-fg-2">
        Cuts surplus white space, sentences said twice, instructions said again with each example, courtesies at the
        edges. Never in code, JSON, quotations, tables or numbers. SIM bills what is sent; its quality does not change.
      </p>
      {shorten !== null && (
        <>
          <NumberField
            name="Similarity at least"
            value={shorten.floor}
            min={0.5}
            max={1}
            step={0.01}
            describedBy="similarity-meaning"
            onChange={(floor, group) => part.edit(`similarity at least ${floor}`, { shorten: { floor } }, group)}
          />
          <p id="similarity-meaning" className="text-12 text-fg-2">
            Cosine of the in-tab encoder, whole against shortened. Below it, or unread, the whole prompt goes out. Of
            long texts it reads the first 6 000 and the last 2 000 characters.
          </p>
          <Totals />
        </>
      )}
    </>
  );
}

function Totals() {
  const report = useRunReport('shortening-read');
  if (report === null) return null;
  return (
    <div role="status" aria-label="Shortening" className="grid grid-cols-[minmax(0,1fr)] gap-1 text-12">
      {shorteningSentences(report).map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </div>
  );
}
