import { useImport } from '../../state/import-store';
import { useNavigation } from '../../state/navigation-store';
import { Button } from '../kit/button';
import { Dialog } from '../kit/dialog';
import { FigureList } from './figure-list';
import { FileChoice } from './file-choice';
import { focusOnMount } from '../kit/focus-on-mount';
import { ImportMapping } from './import-mapping';
import { ImportOptions } from './import-options';
import { ImportProgressLine } from './import-progress-line';
import { ImportReport } from './import-report';
import { LogFacts } from './log-facts';
import { PreviewTable } from './preview-table';

/** Brings a log in: file, preview, what its columns mean, progress, report. Closing it does not stop an import. */
export function ImportDialog() {
  const phase = useImport((state) => state.phase);
  const refused = useImport((state) => state.refused);
  const close = (): void => useNavigation.getState().closeDialog();
  return (
    <Dialog title="Import" onClose={close}>
      <div className="grid gap-4 text-13">
        <p role="alert" className="border-2 border-fg p-2 font-bold wrap-anywhere empty:hidden">
          {refused}
        </p>
        {phase === 'empty' ? <FileChoice /> : null}
        {phase === 'reading' ? <p role="status">Reading the first rows.</p> : null}
        {phase === 'ready' ? <Ready /> : null}
        {phase === 'importing' ? <Importing /> : null}
        {phase === 'done' ? <ImportReport onClose={close} /> : null}
      </div>
    </Dialog>
  );
}

function Importing() {
  const name = useImport((state) => state.file?.name);
  return (
    <>
      <h3 ref={focusOnMount} tabIndex={-1} className="font-bold wrap-anywhere">
        {name}
      </h3>
      <ImportProgressLine />
    </>
  );
}

function Ready() {
  const promptColumn = useImport((state) => state.mapping?.columns.prompt);
  const refusal = promptColumn === undefined ? 'Choose the column that holds the prompt.' : undefined;
  return (
    <>
      <LogFacts />
      <PreviewTable />
      <FigureList />
      <ImportMapping />
      <ImportOptions />
      <div className="sticky -bottom-4 -mx-4 -mb-4 flex flex-wrap items-center gap-2 border-t-2 border-fg bg-bg px-4 py-3">
        <Button kind="primary" refusal={refusal} onClick={() => void useImport.getState().start()}>
          Start
        </Button>
        <Button onClick={() => useImport.getState().reset()}>Another file</Button>
        {refusal === undefined ? null : <span className="text-12">{refusal}</span>}
      </div>
    </>
  );
}
