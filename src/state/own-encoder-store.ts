import { create } from 'zustand';
import type { OwnCalibration, OwnEncoderInfo } from '../core/domain/own-encoder';
import type { OwnEncoderChoice, Policy } from '../core/domain/policy';
import type { NamedFile } from '../engine/protocol';
import { callFailure } from './call-failure';
import { useEngine } from './engine-store';
import { usePolicy } from './policy-store';

interface OwnEncoderStore {
  /** The encoder that the engine holds in memory; null without one. */
  readonly open: OwnEncoderInfo | null;
  readonly busy: 'opening' | 'calibrating' | null;
  /** What went wrong last; null where nothing did. */
  readonly problem: string | null;
  /** What the latest calibration came to. */
  readonly calibration: OwnCalibration | null;
  /** Loads an encoder from files and lets pillar 2 read by it, as one undo step. */
  readonly choose: (files: readonly NamedFile[]) => Promise<void>;
  /** Fits the score's scale to the session's labels and takes it over, as one undo step. */
  readonly calibrate: () => Promise<void>;
  readonly setCovers: (covers: OwnEncoderChoice['covers']) => void;
  /** Goes back to the shipped encoder, as one undo step; the other one stays in memory. */
  readonly goBack: () => void;
}

/** The encoder of the user's own: read from files, never fetched. */
export const useOwnEncoder = create<OwnEncoderStore>()((set, get) => ({
  open: null,
  busy: null,
  problem: null,
  calibration: null,
  choose: async (files) => {
    const { client } = useEngine.getState();
    if (client === null || get().busy !== null) return;
    set({ busy: 'opening', problem: null, calibration: null });
    try {
      const open = await client.call('encoder-open', { files });
      set({ open, busy: null });
      if (usePolicy.getState().policy?.semantic.encoder?.id === open.id) return;
      editEncoder(`encoder ${open.name}`, () => ({ id: open.id, covers: open.covers }));
    } catch (error) {
      set({ busy: null, problem: callFailure(error).message });
    }
  },
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

type Choice = Policy['semantic']['encoder'];

function editEncoder(description: string, update: (before: Choice) => Choice): void {
  usePolicy.getState().edit(description, (policy) => {
    const { encoder: before, ...semantic } = policy.semantic;
    const encoder = update(before);
    return { ...policy, semantic: encoder === undefined ? semantic : { ...semantic, encoder } };
  });
}
