import { useComparison } from '../../state/comparison-store';
import { Button } from '../kit/button';
import { saveTextFile } from '../kit/save-text-file';
import { comparisonLines } from './comparison-lines';

/** Downloads the table, in full precision. */
export function ComparisonCsv() {
  const comparison = useComparison((state) => state.comparison);
  return (
    <Button
      refusal={comparison === null ? 'There is nothing to export' : undefined}
      onClick={() => {
        if (comparison === null) return;
        // The byte order mark makes spreadsheets read it as UTF-8.
        saveTextFile('routellm-comparison.csv', `\ufeff${comparisonLines(comparison)}`, 'text/csv;charset=utf-8');
      }}
    >
      CSV
    </Button>
  );
}
