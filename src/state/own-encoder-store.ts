import { create } from 'zustand';
import type { OwnCalibration, OwnEncoderInfo } from '../core/domain/own-encoder';
import type { OwnEncoderChoice, Policy } from '../core/domain/policy';
import type { EngineClient } from '../engine/engine-client';
import type { NamedFile } from '../engine/protocol';
import { callFailure } from './call-failure';
import { useEngine } from './engine-store';
import { usePolicy } from './policy-store';

let download = new AbortController();

interface OwnEncoderStore {
  /** The encoder that the engine holds in memory; null without one. */
  readonly open: OwnEncoderInfo | null;
  readonly busy: 'opening' | 'fetching' | 'calibrating' | null;
  /** What went wrong last; null where nothing did. */
  readonly problem: string | null;
  /** What the latest calibration came to. */
  readonly calibration: OwnCalibration | null;
  /** Loads an encoder from files and lets pillar 2 read by it, as one undo step. */
  readonly choose: (files: readonly NamedFile[]) => Promise<void>;
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
  problem: null,
  calibration: null,
  choose: (files) => take('opening', (client) => client.call('encoder-open', { files })),
  fetchFromHub: (repository) => {
    download = new AbortController();
    const { signal } = download;
    return take('fetching', (client) => client.call('encoder-fetch', { repository }, { signal }));
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

async function take(
  busy: 'opening' | 'fetching',
  open: (client: EngineClient) => Promise<OwnEncoderInfo>,
): Promise<void> {
  const { client } = useEngine.getState();
  if (client === null || useOwnEncoder.getState().busy !== null) return;
  useOwnEncoder.setState({ busy, problem: null, calibration: null });
  try {
    const info = await open(client);
    useOwnEncoder.setState({ open: info, busy: null });
    if (usePolicy.getState().policy?.semantic.encoder?.id === info.id) return;
    editEncoder(`encoder ${info.name}`, () => ({ id: info.id, covers: info.covers }));
  } catch (error) {
    useOwnEncoder.setState({ busy: null, problem: callFailure(error).message });
  }
}

type Choice = Policy['semantic']['encoder'];

function editEncoder(description: string, update: (before: Choice) => Choice): void {
  usePolicy.getState().edit(description, (policy) => {
    const { encoder: before, ...semantic } = policy.semantic;
    const encoder = update(before);
    return { ...policy, semantic: encoder === undefined ? semantic : { ...semantic, encoder } };
  });
}
