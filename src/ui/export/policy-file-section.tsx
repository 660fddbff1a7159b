import { useRef, useState } from 'react';
import { policyParts } from '../../core/domain/policy-file';
import type { PolicyPart } from '../../core/domain/policy-file';
import { usePolicyFile } from '../../state/policy-file-store';
import { usePolicy } from '../../state/policy-store';
import { readPolicyText } from '../../state/read-policy-text';
import { Button } from '../kit/button';
import { saveTextFile } from '../kit/save-text-file';
import { SectionHeading } from '../kit/section-heading';
import { LoadedPolicy } from './loaded-policy';
import { partNames } from './part-names';
import { PolicyDiagram } from './policy-diagram';
import { EditText, PolicyText } from './policy-text';

/** The policy as a file: out, in again, and as text to edit. */
export function PolicyFileSection() {
  const [said, setSaid] = useState('');
  const [part, setPart] = useState<PolicyPart>('whole');
  const policy = usePolicy((state) => state.policy);
  const save = async (): Promise<void> => {
    const file = await readPolicyText(part);
    if ('failure' in file) return setSaid(file.failure);
    saveTextFile(file.name, file.text, 'application/json');
    setSaid(`${file.name} downloaded. No key is in it.`);
  };
  return (
    <section aria-labelledby="policy-file" className="grid grid-cols-[minmax(0,1fr)] gap-2 px-4 py-3">
      <SectionHeading id="policy-file" level={3}>
        Policy as a file
      </SectionHeading>
      <p>
        {policy === null ? (
          'No policy'
        ) : (
          <span className="num font-bold break-words">{`${policy.name}@${policy.version}`}</span>
        )}{' '}
        · JSON for version control. Keys never are in it; the clusters’ examples are.
      </p>
      <div className="flex flex-wrap items-center gap-2">
        <PartSelect part={part} onChange={setPart} />
        <Button refusal={policy === null ? 'The engine is starting' : undefined} onClick={() => void save()}>
          Download policy
        </Button>
        <LoadButton onLoad={() => setSaid('')} />
        <EditText part={part} />
      </div>
      <PolicyText />
      <p className="text-11 text-fg-2">A file can be dropped on the page. Nothing changes before Take over.</p>
      <LoadedPolicy />
      <PolicyDiagram />
      <p role="status" className="empty:hidden">
        {said}
      </p>
    </section>
  );
}

function PartSelect({ part, onChange }: { readonly part: PolicyPart; readonly onChange: (part: PolicyPart) => void }) {
  return (
    <select
      aria-label="Part of the policy"
      className="h-ctl min-w-0 border-2 border-fg bg-bg px-1 pointer-coarse:h-hit-touch"
      value={part}
      onChange={({ target }) => onChange(policyParts.find((one) => one === target.value) ?? 'whole')}
    >
      {policyParts.map((one) => (
        <option key={one} value={one}>
          {partNames[one]}
        </option>
      ))}
    </select>
  );
}

function LoadButton({ onLoad }: { readonly onLoad: () => void }) {
  const picker = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button onClick={() => picker.current?.click()}>Load policy</Button>
      <input
        ref={picker}
        type="file"
        accept=".json,application/json"
        aria-label="Policy file"
        tabIndex={-1}
        hidden
        onChange={({ target }) => {
          const file = target.files?.[0];
          onLoad();
          if (file !== undefined) void usePolicyFile.getState().choose(file);
          target.value = '';
        }}
      />
    </>
  );
}
