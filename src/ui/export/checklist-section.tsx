import { useChecklist } from '../../state/checklist-store';
import { useEngine } from '../../state/engine-store';
import { useJudgeStress } from '../../state/judge-stress-store';
import { usePolicy } from '../../state/policy-store';
import { Button } from '../kit/button';
import { formatCount } from '../kit/format-count';
import { saveTextFile } from '../kit/save-text-file';
import { SectionHeading } from '../kit/section-heading';
import { checklistItems } from './checklist-items';
import type { ChecklistItem } from './checklist-items';
import { checklistText } from './checklist-text';

const marks: Readonly<Record<ChecklistItem['state'], string>> = { passed: '●', failed: '✕', 'not measured': '○' };

/** What to check before the policy goes out, computed from this session. */
export function ChecklistSection() {
  const reading = useChecklist((store) => store.reading);
  const failure = useChecklist((store) => store.failure);
  const rows = useEngine((store) => store.rows);
  return (
    <section
      aria-labelledby="export-checklist"
      className="grid grid-cols-[minmax(0,1fr)] gap-2 border-t-1 border-fg px-4 py-3"
    >
      <SectionHeading
        id="export-checklist"
        level={3}
        aside={
          <Button
            refusal={rows === 0 ? 'Route prompts first' : undefined}
            onClick={() => void useChecklist.getState().start()}
          >
            Run checks
          </Button>
        }
      >
        Before it goes out
      </SectionHeading>
      {reading ? <p role="status">The session is read.</p> : null}
      {failure === null ? null : <p role="alert">Not checked: {failure}</p>}
      <Items />
    </section>
  );
}

function Items() {
  const read = useChecklist((store) => store.read);
  const policy = usePolicy((store) => store.policy);
  const stress = useJudgeStress(({ stress: one }) => (one.state === 'done' ? one.report : null));
  const hash = useEngine((store) => store.telemetryHash);
  if (read === null || policy === null) return null;
  const items = checklistItems(policy, read.readings, stress);
  const count = (state: ChecklistItem['state']): number => items.filter((item) => item.state === state).length;
  const said = `${formatCount(count('passed'))} passed, ${formatCount(count('failed'))} failed, ${formatCount(count('not measured'))} not measured`;
  const name = `${policy.name}@${policy.version}`;
  return (
    <>
      <p className="font-bold" role="status">
        {said}
        {hash === read.telemetryHash ? '' : ' · of the session before it changed: run them again'}
      </p>
      <ul aria-label="Checks" className="text-12">
        {items.map(({ name: item, state, found }) => (
          <li
            key={item}
            className="grid grid-cols-[1rem_minmax(0,2fr)_minmax(0,3fr)] gap-x-2 border-b-1 border-hair py-1"
          >
            <span aria-hidden>{marks[state]}</span>
            <span className={state === 'failed' ? 'font-bold' : ''}>
              {item} <span className="text-fg-2">{state}</span>
            </span>
            <span className="text-fg-2">{found}</span>
          </li>
        ))}
      </ul>
      <Button
        className="justify-self-start"
        onClick={() =>
          saveTextFile(`routellm-checklist-v${policy.version}.md`, checklistText(name, hash, items), 'text/markdown')
        }
      >
        Download checklist
      </Button>
    </>
  );
}
