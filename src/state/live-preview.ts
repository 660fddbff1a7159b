import { create } from 'zustand';
import type { LivePreview } from '../engine/protocol';
import { useComposer } from './composer-store';
import { useEngine } from './engine-store';
import { tellFailure } from './tell-failure';

interface PreviewState {
  /** The text that the preview is of. */
  readonly text: string;
  readonly preview: LivePreview | null;
}

/** What would leave this tab with a prompt. */
export const useLivePreview = create<PreviewState>()(() => ({ text: '', preview: null }));

/** Works out what would leave with the composer's prompt, its earlier turns and system text included, without sending anything. */
export async function previewLive(): Promise<void> {
  const { client } = useEngine.getState();
  if (client === null) return;
  const { text, drawn } = useComposer.getState();
  const draft = drawn?.text === text ? drawn : { text };
  try {
    useLivePreview.setState({ text, preview: await client.call('live-preview', { draft }) });
  } catch (error) {
    tellFailure('What leaves was not worked out', error);
  }
}
