import { create } from 'zustand';
import type { PolicyFilePreview, PolicyFileRemark, PolicyPart } from '../core/domain/policy-file';
import { callFailure } from './call-failure';
import { setNotice, useEngine } from './engine-store';
import { useNavigation } from './navigation-store';
import { usePolicy } from './policy-store';
import { readPolicyText } from './read-policy-text';

type ReadyFile = PolicyFilePreview & { readonly ok: true };

/** A policy file on its way in: read, refused, shown with what it would do, or taken over. */
type PolicyFileState =
  | { readonly phase: 'none' }
  | { readonly phase: 'reading'; readonly name: string }
  | { readonly phase: 'refused'; readonly name: string; readonly problems: readonly PolicyFileRemark[] }
  | { readonly phase: 'ready'; readonly name: string; readonly file: ReadyFile }
  | { readonly phase: 'taken'; readonly name: string };

interface PolicyFileStore {
  readonly state: PolicyFileState;
  /** The policy's text as the user has it under edit; null: not under edit. It outlives the dialog. */
  readonly draft: string | null;
  /** Starts an edit from the policy in force, or from a part of it. */
  readonly editText: (part: PolicyPart) => Promise<void>;
  readonly setDraft: (draft: string | null) => void;
  /** Reads the draft as a file is read. */
  readonly chooseDraft: () => Promise<void>;
  /** Reads a file and shows what it would do; nothing takes effect by it. */
  readonly choose: (file: File) => Promise<void>;
  /** Takes the file's policy over, as one step that can be undone. */
  readonly takeOver: () => void;
  readonly forget: () => void;
}

const largestBytes = 20_000_000;
const draftName = 'Edited text';
let reading = new AbortController();

/** The policy file that the user brings. */
export const usePolicyFile = create<PolicyFileStore>()((set, get) => ({
  state: { phase: 'none' },
  draft: null,
  editText: async (part) => {
    const file = await readPolicyText(part);
    if ('failure' in file) setNotice({ kind: 'error', text: file.failure });
    else set({ draft: file.text });
  },
  setDraft: (draft) => set({ draft }),
  chooseDraft: async () => {
    const { draft, choose } = get();
    if (draft !== null) await choose(new File([draft], draftName, { type: 'application/json' }));
  },
  choose: async (file) => {
    const { name } = file;
    useNavigation.getState().open('export');
    reading.abort();
    reading = new AbortController();
    const { signal } = reading;
    set({ state: { phase: 'reading', name } });
    const state = await read(file, signal);
    if (!signal.aborted) set({ state });
  },
  takeOver: () => {
    const { state } = get();
    if (state.phase !== 'ready') return;
    const { name, file } = state;
    usePolicy.getState().edit(`Load ${name}`, () => file.policy);
    set({ state: { phase: 'taken', name }, ...(name === draftName ? { draft: null } : {}) });
  },
  forget: () => {
    reading.abort();
    set({ state: { phase: 'none' } });
  },
}));

async function read(file: File, signal: AbortSignal): Promise<PolicyFileState> {
  const { name } = file;
  const refuse = (message: string): PolicyFileState => ({
    phase: 'refused',
    name,
    problems: [{ where: '', line: null, message }],
  });
  const { client } = useEngine.getState();
  if (client === null) return refuse('The engine is starting. Choose the file again.');
  if (file.size > largestBytes) return refuse('It has more than 20 MB. No policy has: choose another file.');
  try {
    const preview = await client.call('policy-file-read', { text: await file.text() }, { signal });
    if (!preview.ok) return { phase: 'refused', name, problems: preview.problems };
    return { phase: 'ready', name, file: preview };
  } catch (error) {
    return refuse(`It was not read: ${callFailure(error).message}`);
  }
}
