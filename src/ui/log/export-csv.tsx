import { useState } from 'react';
import { setNotice, useEngine } from '../../state/engine-store';
import { useLog } from '../../state/log-store';
import { tellFailure } from '../../state/tell-failure';
import { Button } from '../kit/button';
import { saveTextFile } from '../kit/save-text-file';

/** Downloads the whole log, the prompts' text included. */
export function ExportCsv() {
  const empty = useLog((state) => state.total === 0);
  const [busy, setBusy] = useState(false);
  const download = async (): Promise<void> => {
    setBusy(true);
    await saveCsv();
    setBusy(false);
  };
  return (
    <Button
      className="ml-auto min-h-hit! shrink-0 border-1! px-2! text-11! whitespace-nowrap pointer-coarse:min-h-hit-touch!"
      refusal={busy ? 'The export is being written' : empty ? 'There are no rows to export' : undefined}
      title="All rows, the prompts’ text included"
      onClick={() => void download()}
    >
      Export CSV
    </Button>
  );
}

async function saveCsv(): Promise<void> {
  const { client } = useEngine.getState();
  if (client === null) return;
  try {
    const { csv } = await client.call('export-csv', { withPrompts: true });
    // The byte order mark makes spreadsheets read it as UTF-8.
    saveTextFile('routellm-log.csv', `\ufeff${csv}`, 'text/csv;charset=utf-8');
    setNotice({ kind: 'info', text: 'The log was exported to routellm-log.csv.' });
  } catch (error) {
    tellFailure('The log was not exported', error);
  }
}
