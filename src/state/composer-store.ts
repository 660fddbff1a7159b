import { create } from 'zustand';
import type { PromptDraft, RouteResult } from '../engine/protocol';
import { callFailure } from './call-failure';
import { endProgress, setNotice, useEngine } from './engine-store';
import { afterReplay, useFlight } from './flight-store';
import { useLive } from './live-store';
import { useLog } from './log-store';
import { refusePrompts } from './refuse-prompts';
import { splitPrompts } from './split-prompts';
import type { SplitMode } from './split-prompts';
import { tellFailure } from './tell-failure';

interface ComposerState {
  readonly text: string;
  readonly splitMode: SplitMode;
  /** Why the text was not routed; null when nothing is wrong with it, or when it has changed since. */
  readonly refused: string | null;
  /** Prompts are being routed. */
  readonly busy: boolean;
  /** What `sample()` or a log row brought: kept whole while the text is still its own. */
  readonly drawn: PromptDraft | null;
  readonly setText: (text: string) => void;
  readonly setSplitMode: (splitMode: SplitMode) => void;
  readonly route: () => Promise<void>;
  readonly sample: () => Promise<void>;
  readonly clear: () => void;
  readonly cancel: () => void;
  /** Puts a prompt into the composer, with its earlier turns and system text. */
  readonly compose: (draft: PromptDraft) => void;
  /** Routes one prompt that is not in the composer, as "Allow once" does. */
  readonly routeDraft: (draft: PromptDraft) => Promise<void>;
}

let abort = new AbortController();

/** The prompt composer. */
export const useComposer = create<ComposerState>()((set, get) => ({
  text: '',
  splitMode: 'whole',
  refused: null,
  busy: false,
  drawn: null,
  setText: (text) => set({ text, refused: null }),
  setSplitMode: (splitMode) => set({ splitMode, refused: null }),
  route: async () => {
    const { text, splitMode, drawn, busy } = get();
    if (busy) return;
    if (drawn !== null && drawn.text === text) return send([drawn]);
    const prompts = splitPrompts(text, splitMode);
    const refused = refusePrompts(prompts, splitMode);
    set({ refused });
    if (refused === null) await send(prompts.map((prompt) => ({ text: prompt.text })));
  },
  sample: async () => {
    const { client } = useEngine.getState();
    if (client === null) return;
    try {
      get().compose(await client.call('sample-draw', { index: null }));
    } catch (error) {
      tellFailure('No sample was drawn', error);
    }
  },
  // Whether to cut is asked of each text anew: the next one may have dashes of its own.
  clear: () => set({ text: '', refused: null, drawn: null, splitMode: uncut(get().splitMode) }),
  cancel: () => abort.abort(),
  compose: (draft) => set({ text: draft.text, drawn: draft, refused: null, splitMode: uncut(get().splitMode) }),
  routeDraft: async (draft) => {
    if (!get().busy) await send([draft]);
  },
}));

function uncut(mode: SplitMode): SplitMode {
  return mode === 'separator' ? 'whole' : mode;
}

async function send(drafts: readonly PromptDraft[]): Promise<void> {
  const { client } = useEngine.getState();
  if (client === null) return;
  abort = new AbortController();
  useComposer.setState({ busy: true, refused: null });
  setNotice(null);
  useLog.getState().select(null);
  if (drafts.length === 1) useFlight.getState().begin();
  else {
    useFlight.getState().reset();
    // On show from its first moment: the engine's own totals come with the first slice.
    useEngine.setState({ bulk: { total: drafts.length, done: 0, decidedBy: {}, endpoints: {}, failed: 0 } });
  }
  try {
    const { signal } = abort;
    if (useLive.getState().mode === 'live') finish(await client.call('live-route', { drafts }, { signal }));
    else finish(await client.call('route', { drafts }, { signal }));
  } catch (error) {
    const { code, message } = callFailure(error);
    if (code === 'cancelled') {
      freeze(0, drafts.length);
      setNotice({ kind: 'info', text: 'Cancelled. Nothing was routed.' });
    } else {
      useFlight.getState().reset();
      useComposer.setState({ refused: `Not routed: ${message}` });
    }
  }
  useComposer.setState({ busy: false });
  endProgress();
}

/** Leaves on show what a cancel has left: a flight where it was, or how much of many stayed. */
function freeze(kept: number, requested: number): void {
  if (requested === 1) useFlight.getState().cancel();
  else useFlight.getState().stop(kept, requested);
}

function finish({ firstRow, count, requested, cancelled }: Omit<RouteResult, 'telemetryHash'>): void {
  if (cancelled) {
    freeze(count, requested);
    setNotice({ kind: 'info', text: `Cancelled: ${count} of ${requested} prompts were routed and stay in the log.` });
  }
  // The row opens when the flight has been seen, so that its times and its flip line follow the verdicts.
  if (requested === 1 && count === 1) afterReplay(() => useLog.getState().select(firstRow));
}
