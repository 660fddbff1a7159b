import { useState } from 'react';
import type { PitfallReport } from '../../core/domain/pitfall-report';
import { callFailure } from '../../state/call-failure';
import { useEngine } from '../../state/engine-store';
import { useWhenShown } from '../kit/use-when-shown';
import { pitfallSentences } from './pitfall-sentences';

/** The article's pitfalls as guards over this session, read again when it changes. */
export function PitfallLines() {
  const key = useEngine((state) => `${state.telemetryHash} ${state.embedder.state}`);
  const [read, setRead] = useState<PitfallReport | string | null>(null);
  useWhenShown(key, () => {
    const { client, rows } = useEngine.getState();
    if (client === null || rows === 0) return;
    client.call('pitfalls-read', null).then(setRead, (error: unknown) => setRead(callFailure(error).message));
  });
  if (read === null) return null;
  if (typeof read === 'string') return <p className="text-12 text-fg-2">Guards were not read: {read}</p>;
  return (
    <ul aria-label="Guards" className="flex flex-col gap-1 text-12">
      {pitfallSentences(read).map(({ state, text }) => (
        <li key={text} className={state === 'warning' ? 'border-l-2 border-fg pl-2 font-bold' : 'text-fg-2'}>
          {text}
        </li>
      ))}
    </ul>
  );
}
