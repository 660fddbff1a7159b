import { create } from 'zustand';
import type { OwnCalibration, OwnEncoderInfo } from '../core/domain/own-encoder';
import type { OwnEncoderChoice, Policy } from '../core/domain/policy';
import type { EngineClient } from '../engine/engine-client';
import type { NamedFile } from '../engine/protocol';
import { callFailure } from './call-failure';
import { unsavedReason, unsavedSentence } from './durable/durable-trouble';
import { useEngine } from './engine-store';
import { forgetEncoder, keepEncoder, readKeptEncoder } from './kept-encoder';
import type { KeptEncoder } from './kept-encoder';
import { usePolicy } from './policy-store';

let download = new AbortController();

interface OwnEncoderStore {
  /** The encoder that the engine holds in memory; null without one. */
  readonly open: OwnEncoderInfo | null;
  readonly busy: 'opening' | 'fetching' | 'calibrating' | null;
  /** The encoder that this browser keeps for the next visit; null without one, and before it was looked for. */
  readonly kept: KeptEncoder | null;
  /** What went wrong last; null where nothing did. */
  readonly problem: string | null;
  /** What the latest calibration came to. */
  readonly calibration: OwnCalibration | null;
  /** Loads an encoder from files, keeps them in this browser, and lets pillar 2 read by it, as one undo step. */
  readonly choose: (files: readonly NamedFile[]) => Promise<void>;
  /** Looks for the kept encoder, and loads it where its id is the one named: a session by it is about to be flown. */
  readonly findKept: (named: string | null) => Promise<void>;
  /** Loads the kept encoder and lets pillar 2 read by it, as one undo step. */
  readonly reopen: () => Promise<void>;
  /** Takes the kept encoder off this browser; one that is loaded stays loaded. */
  readonly forget: () => Promise<void>;
  /** The same with an encoder from the hub, which the page must allow. */
  readonly fetchFromHub: (repository: string) => Promise<void>;
  /** Ends a download that is under way. */
  readonly stop: () => void;
  /** Fits the score's scale to the session's labels and takes it over, as one undo step. */
  readonly calibrate: () => Promise<void>;
  readonly setCovers: (covers: OwnEncoderChoice['covers']) => void;
  /** Goes back to the shipped encoder, as one undo step; the other one stays in memory. */
  readonly goBack: () => void;
}

/** The encoder of the user's own: read from files, or fetched from the hub when asked to. */
export const useOwnEncoder = create<OwnEncoderStore>()((set, get) => ({
  open: null,
  busy: null,
  kept: null,
  problem: null,
  calibration: null,
  choose: async (files) => {
    const info = await take('opening', (client) => client.call('encoder-open', { files }));
    if (info === null) return;
    readBy(info);
    await keep(info, files);
  },
  findKept: async (named) => {
    const kept = await readKeptEncoder();
    set({ kept });
    if (kept !== null && kept.id === named) await load(kept);
  },
  reopen: async () => {
    const { kept } = get();
    const info = kept === null ? null : await load(kept);
    if (info !== null) readBy(info);
  },
  forget: async () => {
    try {
      await forgetEncoder();
      set({ kept: null });
    } catch (error) {
      set({ problem: `${callFailure(error).message} The encoder is still kept.` });
    }
  },
  fetchFromHub: async (repository) => {
    download = new AbortController();
    const { signal } = download;
    const info = await take('fetching', (client) => client.call('encoder-fetch', { repository }, { signal }));
    if (info !== null) readBy(info);
  },
  stop: () => download.abort(),
  calibrate: async () => {
    const { client } = useEngine.getState();
    if (client === null || get().busy !== null) return;
    set({ busy: 'calibrating', problem: null });
    try {
      const calibration = await client.call('encoder-calibrate', null);
      set({ busy: null, calibration });
      const { fit, labels } = calibration;
      if (fit === null) return;
      editEncoder(`encoder calibrated on ${labels} labels`, (before) =>
        before === undefined ? before : { ...before, calibration: { ...fit, labels } },
      );
    } catch (error) {
      set({ busy: null, problem: callFailure(error).message });
    }
  },
  setCovers: (covers) =>
    editEncoder(covers === 'any' ? 'encoder covers every language' : 'encoder covers English', (before) =>
      before === undefined ? before : { ...before, covers },
    ),
  goBack: () => editEncoder('shipped encoder', () => undefined),
}));

/** Null where it did not load, which is told, and while something else is under way. */
async function take(
  busy: 'opening' | 'fetching',
  open: (client: EngineClient) => Promise<OwnEncoderInfo>,
): Promise<OwnEncoderInfo | null> {
  const { client } = useEngine.getState();
  if (client === null || useOwnEncoder.getState().busy !== null) return null;
  useOwnEncoder.setState({ busy, problem: null, calibration: null });
  try {
    const info = await open(client);
    useOwnEncoder.setState({ open: info, busy: null });
    return info;
  } catch (error) {
    useOwnEncoder.setState({ busy: null, problem: callFailure(error).message });
    return null;
  }
}

function load({ files }: KeptEncoder): Promise<OwnEncoderInfo | null> {
  return take('opening', (client) => client.call('encoder-open', { files }));
}

async function keep(info: OwnEncoderInfo, files: readonly NamedFile[]): Promise<void> {
  try {
    useOwnEncoder.setState({ kept: await keepEncoder(info, files) });
  } catch (error) {
    const why = error instanceof DOMException ? unsavedSentence[unsavedReason(error)] : callFailure(error).message;
    useOwnEncoder.setState({ problem: `It is loaded, but not kept for the next visit: ${why}` });
  }
}

/** Lets pillar 2 read by an open encoder, as one undo step. */
function readBy({ id, name, covers }: OwnEncoderInfo): void {
  if (usePolicy.getState().policy?.semantic.encoder?.id === id) return;
  editEncoder(`encoder ${name}`, () => ({ id, covers }));
}

type Choice = Policy['semantic']['encoder'];

function editEncoder(description: string, update: (before: Choice) => Choice): void {
  usePolicy.getState().edit(description, (policy) => {
    const { encoder: before, ...semantic } = policy.semantic;
    const encoder = update(before);
    return { ...policy, semantic: encoder === undefined ? semantic : { ...semantic, encoder } };
  });
}
