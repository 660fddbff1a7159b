import { useState } from 'react';
import { callFailure } from '../../state/call-failure';
import { useEngine } from '../../state/engine-store';
import type { AlignmentReport } from '../../engine/protocol';
import { useWhenShown } from '../kit/use-when-shown';
import { alignmentSentence, alignmentWarning } from './alignment-sentence';

/** How well the encoder fits this session's prompts, read again when they or the policy change. */
export function AlignmentLine() {
  const key = useEngine((state) => `${state.telemetryHash} ${state.embedder.state}`);
  const [read, setRead] = useState<AlignmentReport | string | null>(null);
  useWhenShown(key, () => {
    const { client, rows } = useEngine.getState();
    if (client === null || rows === 0) return;
    client.call('alignment-read', null).then(setRead, (error: unknown) => setRead(callFailure(error).message));
  });
  if (read === null) return <p className="text-12 text-fg-2">Alignment: not measured yet.</p>;
  if (typeof read === 'string') return <p className="text-12 text-fg-2">Alignment was not measured: {read}</p>;
  const warning = alignmentWarning(read);
  return (
    <>
      <p className="text-12 text-fg-2">{alignmentSentence(read)}</p>
      {warning !== null && (
        <p role="status" className="border-l-2 border-fg pl-2 text-12 font-bold">
          {warning}
        </p>
      )}
    </>
  );
}
