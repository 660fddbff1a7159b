import { create } from 'zustand';
import type { ColumnMapping, ImportOutcome, ImportPreview, ImportProgress } from '../engine/protocol';
import { callFailure } from './call-failure';
import { setNotice, useEngine } from './engine-store';
import { useLog } from './log-store';
import { startPolicyOver } from './policy-store';
import { useNavigation } from './navigation-store';

export type ImportField = keyof ColumnMapping['columns'];

interface ImportState {
  readonly phase: 'empty' | 'reading' | 'ready' | 'importing' | 'done';
  readonly file: File | null;
  /** Stays while a changed mapping is read again. */
  readonly preview: ImportPreview | null;
  readonly mapping: ColumnMapping | null;
  readonly replace: boolean;
  readonly dropDuplicates: boolean;
  readonly eachTurn: boolean;
  readonly progress: ImportProgress | null;
  readonly outcome: ImportOutcome | null;
  /** Why the file was not read or imported: what, where, what to do. */
  readonly refused: string | null;
  /** Takes a file and shows the dialog; ignored while another is imported. */
  readonly choose: (file: File) => Promise<void>;
  /** Another meaning of a column; null: no column says it. */
  readonly setColumn: (field: ImportField, column: string | null) => void;
  readonly setMapping: (change: Partial<ColumnMapping>) => void;
  readonly set: (change: Partial<Pick<ImportState, 'replace' | 'dropDuplicates' | 'eachTurn'>>) => void;
  readonly start: () => Promise<void>;
  /** Stops the import; what is done stays. */
  readonly cancel: () => void;
  readonly advance: (progress: ImportProgress) => void;
  /** Back to choosing a file. */
  readonly reset: () => void;
}

let reading = new AbortController();
let importing = new AbortController();

/** The log that the user brings: its preview, what its columns mean, and how far its import is. */
export const useImport = create<ImportState>()((set, get) => ({
  phase: 'empty',
  file: null,
  preview: null,
  mapping: null,
  replace: false,
  dropDuplicates: false,
  eachTurn: false,
  progress: null,
  outcome: null,
  refused: null,
  choose: async (file) => {
    useNavigation.getState().open('import');
    if (get().phase === 'importing') return;
    set({ phase: 'reading', file, preview: null, mapping: null, outcome: null, progress: null, refused: null });
    const preview = await readPreview(file, null);
    if (preview === null) return;
    set({
      phase: 'ready',
      preview,
      mapping: preview.mapping,
      replace: preview.sessionIsSamples,
      dropDuplicates: false,
      eachTurn: false,
    });
  },
  setColumn: (field, column) => {
    const { mapping } = get();
    if (mapping === null) return;
    const { [field]: _before, ...others } = mapping.columns;
    get().setMapping({ columns: column === null ? others : { ...others, [field]: column } });
  },
  setMapping: (change) => {
    const { file, mapping: before } = get();
    if (file === null || before === null) return;
    const mapping = { ...before, ...change };
    set({ mapping });
    void readPreview(file, mapping).then((preview) => {
      if (preview !== null) set({ preview });
    });
  },
  set: (change) => set(change),
  start,
  cancel: () => importing.abort(),
  advance: (progress) => {
    if (get().phase === 'importing') set({ progress });
  },
  reset: () => {
    reading.abort();
    if (get().phase !== 'importing')
      set({ phase: 'empty', file: null, preview: null, mapping: null, outcome: null, progress: null, refused: null });
  },
}));

/** The dialog was left: what was reported or refused need not stand there the next time. */
export function leaveImport(): void {
  const { phase, refused, reset } = useImport.getState();
  if (phase === 'done' || refused !== null) reset();
}

async function start(): Promise<void> {
  const { file, preview, mapping, replace, dropDuplicates, eachTurn, phase } = useImport.getState();
  const { client } = useEngine.getState();
  if (client === null || file === null || preview === null || mapping === null || phase !== 'ready') return;
  importing = new AbortController();
  useImport.setState({ phase: 'importing', progress: null, refused: null });
  if (replace) useLog.getState().select(null);
  const { name } = file;
  const wishes = { blob: file, name, format: preview.format, mapping, replace, dropDuplicates, eachTurn };
  try {
    finish(name, await client.call('import-start', wishes, { signal: importing.signal }));
  } catch (error) {
    const { code, message } = callFailure(error);
    const refused = code === 'cancelled' ? 'Cancelled before a prompt was routed.' : `Not imported: ${message}`;
    useImport.setState({ phase: 'ready', refused });
  }
}

/** Null when it was not read; the newest reading wins. */
async function readPreview(file: File, mapping: ColumnMapping | null): Promise<ImportPreview | null> {
  const { client } = useEngine.getState();
  if (client === null) return null;
  reading.abort();
  reading = new AbortController();
  const { signal } = reading;
  const format = useImport.getState().preview?.format;
  try {
    const asked = {
      blob: file,
      name: file.name,
      ...(mapping === null || format === undefined ? {} : { format, mapping }),
    };
    const preview = await client.call('import-preview', asked, { signal });
    return signal.aborted ? null : preview;
  } catch (error) {
    const { message } = callFailure(error);
    if (!signal.aborted) useImport.setState({ phase: 'empty', refused: `${file.name} was not read: ${message}` });
    return null;
  }
}

function finish(name: string, outcome: ImportOutcome): void {
  useImport.setState({ phase: 'done', outcome });
  const { rows, report, replaced } = outcome;
  if (replaced) startPolicyOver();
  const cut = report.end === 'cancelled' ? ' before the cancel; they stay' : '';
  setNotice({ kind: 'info', text: `${name}: ${rows} prompts imported and routed${cut}.` });
}
