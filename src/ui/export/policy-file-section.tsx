import { useRef, useState } from 'react';
import { exportPolicy } from '../../state/export-policy';
import { usePolicyFile } from '../../state/policy-file-store';
import { usePolicy } from '../../state/policy-store';
import { Button } from '../kit/button';
import { saveTextFile } from '../kit/save-text-file';
import { SectionHeading } from '../kit/section-heading';
import { LoadedPolicy } from './loaded-policy';
import { EditText, PolicyText } from './policy-text';

/** The policy as one file: out, and in again. */
export function PolicyFileSection() {
  const picker = useRef<HTMLInputElement>(null);
  const [said, setSaid] = useState('');
  const policy = usePolicy((state) => state.policy);
  const save = async (): Promise<void> => {
    setSaid(await exportPolicy((name, text) => saveTextFile(name, text, 'application/json')));
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
        · rules, clusters with their examples, thresholds, bandit, models, your prices, gates. Keys never.
      </p>
      <div className="flex flex-wrap items-center gap-2">
        <Button refusal={policy === null ? 'The engine is starting' : undefined} onClick={() => void save()}>
          Download policy
        </Button>
        <Button onClick={() => picker.current?.click()}>Load policy</Button>
        <EditText />
        <input
          ref={picker}
          type="file"
          accept=".json,application/json"
          aria-label="Policy file"
          tabIndex={-1}
          hidden
          onChange={({ target }) => {
            const file = target.files?.[0];
            setSaid('');
            if (file !== undefined) void usePolicyFile.getState().choose(file);
            target.value = '';
          }}
        />
        <span className="text-11 text-fg-2">Or drop it on the page. Nothing changes before Take over.</span>
      </div>
      <PolicyText />
      <LoadedPolicy />
      <p role="status" className="empty:hidden">
        {said}
      </p>
    </section>
  );
}
