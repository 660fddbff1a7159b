import { exportPreferences } from '../../state/export-preferences';
import { useDurable } from '../../state/durable/durable-store';
import { Button } from '../kit/button';
import { formatCount } from '../kit/format-count';
import { saveTextFile } from '../kit/save-text-file';

/** The user's labels, and what they prefer as a file. */
export function ExportPreferences() {
  const labels = useDurable((state) => state.log?.labels.length ?? 0);
  return (
    <div className="flex flex-wrap items-center gap-2">
      <span className="mr-1">
        <span className="num">{formatCount(labels)}</span> {labels === 1 ? 'label' : 'labels'} of yours
      </span>
      <Button
        refusal={labels === 0 ? 'Label rows of the log first: L, N or B' : undefined}
        onClick={() => void exportPreferences((name, text) => saveTextFile(name, text, 'application/jsonl'))}
      >
        Export preferences
      </Button>
      <span className="text-11 text-fg-2">JSONL of prompt, chosen and rejected route; the prompts’ text included.</span>
    </div>
  );
}
