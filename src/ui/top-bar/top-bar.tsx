import type { ReactNode } from 'react';
import { useDurable } from '../../state/durable/durable-store';
import { useEngine } from '../../state/engine-store';
import { useLive } from '../../state/live-store';
import { isModified, usePolicy } from '../../state/policy-store';
import { useSettings } from '../../state/settings-store';
import { useTelemetry } from '../../state/telemetry-store';
import { Button } from '../kit/button';
import { useMedia } from '../kit/use-media';
import { useShortcut } from '../kit/use-shortcut';
import { RunContext } from './run-context';

/** The page's head: what it is, which policy and which run is on show, and what the run gave; children are more controls. */
export function TopBar({ children }: { readonly children?: ReactNode }) {
  return (
    <header className="ring-inside flex min-h-12 items-stretch border-b-2 border-fg max-[1279px]:flex-wrap">
      <h1 className="flex items-center px-4 text-16 font-bold tracking-[0.02em] max-[479px]:px-2 max-[479px]:text-13">
        ROUTELLM
      </h1>
      <PolicyName />
      <RunContext />
      <Headline className="hidden min-[900px]:flex max-[1279px]:order-last max-[1279px]:min-h-8 max-[1279px]:w-full max-[1279px]:border-t-1 min-[1280px]:border-l-1" />
      <div className="ml-auto flex items-stretch">
        <UndoRedo />
        {children}
        <InvertToggle />
      </div>
    </header>
  );
}

function PolicyName() {
  const policy = usePolicy((state) => state.policy);
  const modified = usePolicy((state) => isModified(state));
  return (
    <p className="hidden items-center border-l-1 border-fg px-3 text-12 min-[900px]:flex">
      <span className="num">{policy === null ? 'no policy' : `${policy.name}@${policy.version}`}</span>
      {modified ? <span className="ml-2 whitespace-nowrap">● modified</span> : null}
    </p>
  );
}

/** What the run gave, in one sentence by the engine, after what that is called. */
export function Headline({ className = '' }: { readonly className?: string }) {
  const simulated = useEngine((state) => state.headline);
  const live = useLive(({ mode, state }) => (mode === 'live' ? (state?.headline ?? '') : null));
  const headline = live ?? simulated;
  const starting = useEngine((state) => state.starting);
  const restoring = useDurable((state) => state.restoring);
  const start = restoring ? 'Flying the saved session again' : 'Flying the built-in prompts';
  return (
    <p className={`min-w-0 items-center border-fg px-4 text-12 min-[900px]:px-3 ${className}`}>
      <span className="min-[900px]:line-clamp-3 min-[900px]:text-11/3.5 min-[1700px]:text-12" title={headline}>
        {live === null && !starting ? <Verdict /> : null}
        {starting && live === null ? start : headline}
      </span>
    </p>
  );
}

/** Whether routing pays against the best single model; of the run before while the frontier is read again. */
function Verdict() {
  const verdict = usePolicy((state) => state.frontier?.verdict ?? null);
  const isBehind = usePolicy((state) => state.frontierHash) !== useEngine((state) => state.telemetryHash);
  // The headline speaks of what nothing was tuned on; a frontier over every labelled row may say otherwise.
  const isOfHeadline = useTelemetry((state) => state.half === 'report');
  if (verdict === null || !isOfHeadline) return null;
  return <strong className={isBehind ? 'opacity-50' : ''}>{verdict}. </strong>;
}

function UndoRedo() {
  const undoLabel = usePolicy((state) => state.undoLabel);
  const redoLabel = usePolicy((state) => state.redoLabel);
  const undo = usePolicy((state) => state.undo);
  const redo = usePolicy((state) => state.redo);
  useShortcut('$mod+z', () => undo());
  useShortcut('$mod+Shift+z', () => redo());
  const look = 'border-0! border-l-1! border-fg! border-solid! px-3 disabled:text-fg-3';
  return (
    <>
      {undoLabel === null ? null : (
        <Button kind="quiet" className={look} onClick={undo} title={`Undo ${undoLabel} (Ctrl+Z)`}>
          Undo
        </Button>
      )}
      {redoLabel === null ? null : (
        <Button kind="quiet" className={look} onClick={redo} title={`Redo ${redoLabel} (Ctrl+Shift+Z)`}>
          Redo
        </Button>
      )}
    </>
  );
}

function InvertToggle() {
  const chosen = useSettings((state) => state.theme);
  const system = useMedia('(prefers-color-scheme: dark)') ? 'dark' : 'light';
  const dark = (chosen ?? system) === 'dark';
  return (
    <Button
      kind="quiet"
      className="border-l-1! border-fg! px-3 max-[479px]:px-2"
      aria-pressed={dark}
      onClick={() => useSettings.getState().set({ theme: dark ? 'light' : 'dark' })}
    >
      Invert
    </Button>
  );
}
