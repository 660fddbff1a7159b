import { useRef } from 'react';
import { useImport } from '../../state/import-store';
import { Button } from '../kit/button';

/** The file chooser, and what else brings a file in. */
export function FileChoice() {
  const picker = useRef<HTMLInputElement>(null);
  return (
    <div className="grid justify-items-start gap-3">
      <p>
        CSV, TSV, JSON, JSONL or plain text, with a prompt in each row. Exports of LiteLLM, Helicone, Langfuse,
        OpenTelemetry and OpenAI are recognised. The file stays in this browser.
      </p>
      <Button kind="primary" onClick={() => picker.current?.click()}>
        Choose file
      </Button>
      <p className="text-12 text-fg-2">Or drop a file on the page, or paste one.</p>
      <input
        ref={picker}
        type="file"
        aria-label="Log file"
        tabIndex={-1}
        hidden
        onChange={({ target }) => {
          const file = target.files?.[0];
          if (file !== undefined) void useImport.getState().choose(file);
          target.value = '';
        }}
      />
    </div>
  );
}
