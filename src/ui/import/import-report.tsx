import type { ImportOutcome } from '../../engine/protocol';
import { useImport } from '../../state/import-store';
import { useNavigation } from '../../state/navigation-store';
import { Button } from '../kit/button';
import { formatCount } from '../kit/format-count';
import { saveTextFile } from '../kit/save-text-file';
import { focusOnMount } from '../kit/focus-on-mount';
import { reportLines } from './report-lines';

/** What an import brought, line by line, and what it left out. */
export function ImportReport({ onClose }: { readonly onClose: () => void }) {
  const outcome = useImport((state) => state.outcome);
  if (outcome === null) return null;
  const { report, badRowsCsv, badRowsListed } = outcome;
  const showLog = (): void => {
    onClose();
    useNavigation.getState().go('log');
  };
  return (
    <div className="grid gap-3">
      <h3 ref={focusOnMount} tabIndex={-1} className="font-bold">
        {headline(outcome)}
      </h3>
      <ul className="grid gap-1 text-12">
        {reportLines(outcome).map((line) => (
          <li key={line}>{line}</li>
        ))}
        {report.warnings.map((warning) => (
          <li key={warning} className="font-bold wrap-anywhere">
            {warning}
          </li>
        ))}
      </ul>
      <div className="flex flex-wrap gap-2">
        <Button kind="primary" onClick={showLog}>
          Show log
        </Button>
        {badRowsListed === 0 ? null : (
          <Button onClick={() => saveTextFile('routellm-bad-rows.csv', badRowsCsv, 'text/csv')}>
            Download rows left out
          </Button>
        )}
        <Button onClick={() => useImport.getState().reset()}>Another file</Button>
      </div>
    </div>
  );
}

function headline({ rows, report }: ImportOutcome): string {
  const what = `${formatCount(rows)} ${rows === 1 ? 'row' : 'rows'} imported and routed`;
  if (report.end === 'cancelled') return `Cancelled: ${what}; they stay`;
  return report.end === 'unreadable' ? `The file broke off: ${what}; they stay` : what;
}
