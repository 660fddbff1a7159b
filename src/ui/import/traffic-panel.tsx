import { useImport } from '../../state/import-store';
import { useNavigation } from '../../state/navigation-store';
import { Button } from '../kit/button';
import { SectionHeading } from '../kit/section-heading';
import { useShortcut } from '../kit/use-shortcut';
import { ImportProgressLine } from './import-progress-line';

/** Where the user's own traffic comes in; an import goes on here when its dialog is closed. */
export function TrafficPanel() {
  const importing = useImport((state) => state.phase === 'importing');
  const open = (): void => useNavigation.getState().open('import');
  useShortcut('i', open);
  return (
    <section aria-labelledby="traffic-heading" className="grid gap-2 border-t-1 border-fg p-4">
      <SectionHeading id="traffic-heading">02 Traffic</SectionHeading>
      <div className="flex flex-wrap items-center gap-3">
        <Button onClick={open} title="I" aria-haspopup="dialog">
          Import
        </Button>
        <p className="min-w-0 flex-1 text-12 text-fg-2">CSV, JSON, JSONL or text; or drop a file anywhere.</p>
      </div>
      {importing ? <ImportProgressLine /> : null}
    </section>
  );
}
