import { useEngine } from '../../state/engine-store';
import { useLive } from '../../state/live-store';
import { isModified, usePolicy } from '../../state/policy-store';
import { effectSentence } from '../kit/effect-sentence';

/** What the latest edit does to the session's prompts. */
export function EffectLine() {
  const effect = usePolicy((state) => state.effect);
  const isLive = useLive((state) => state.mode === 'live');
  const applying = usePolicy((state) => state.applying);
  // A policy that was edited before a reload, or in a session that is gone, is not called unedited.
  const isEdited = usePolicy((state) => state.canUndo || isModified(state));
  const isOfThisRun = useEngine(({ telemetryHash }) => effect === null || effect.telemetryHash === telemetryHash);
  return (
    <p aria-live="polite" className="min-h-10 border-y-1 border-fg px-4 py-1 font-mono text-12">
      {effect === null
        ? `${isEdited ? 'The next' : 'No edit yet. Each'} edit states here how many prompts it moves.`
        : !isOfThisRun && !applying
          ? 'The session has changed since the latest edit. The next one states here how many prompts it moves.'
          : `${isLive ? 'SIM: ' : ''}${effectSentence(effect.description, effect.effect)}`}
      {applying ? <span className="text-fg-2"> · applying</span> : null}
    </p>
  );
}
