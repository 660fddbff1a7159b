import { create } from 'zustand';
import type { LivePreview } from '../engine/protocol';
import { useEngine } from './engine-store';
import { tellFailure } from './tell-failure';

interface PreviewState {
  /** The text that the preview is of. */
  readonly text: string;
  readonly preview: LivePreview | null;
}

/** What would leave this tab with a prompt. */
export const useLivePreview = create<PreviewState>()(() => ({ text: '', preview: null }));

/** Works out what would leave with a text, without sending anything. */
export async function previewLive(text: string): Promise<void> {
  const { client } = useEngine.getState();
  if (client === null) return;
  try {
    useLivePreview.setState({ text, preview: await client.call('live-preview', { draft: { text } }) });
  } catch (error) {
    tellFailure('What leaves was not worked out', error);
  }
}
