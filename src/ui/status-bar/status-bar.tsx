import type { ReactNode } from 'react';
import { useComposer } from '../../state/composer-store';
import { useCredentials } from '../../state/credentials/credentials-store';
import { setNotice, useEngine } from '../../state/engine-store';
import { useDurable } from '../../state/durable/durable-store';
import { useNavigation } from '../../state/navigation-store';
import { usePolicy } from '../../state/policy-store';
import { useScenario } from '../../state/scenario-store';
import { useTelemetry } from '../../state/telemetry-store';
import { useLive } from '../../state/live-store';
import { formatBytes } from '../kit/format-bytes';
import { formatCount } from '../kit/format-count';
import { useOnline } from '../kit/use-online';
import { BudgetStrip } from './budget-strip';
import { EmbedderState } from './embedder-state';
import { FaultStrip } from './fault-strip';

const cell = 'flex shrink-0 items-center gap-2 border-r-1 border-fg px-3 whitespace-nowrap';
const roomyCell = `${cell} max-[1279px]:hidden`;

/** The page's foot: whether it works, on what, and the one line that says what just happened. */
export function StatusBar({ children }: { readonly children: ReactNode }) {
  return (
    <footer className="ring-inside flex min-h-7 flex-wrap items-stretch border-t-2 border-fg text-11 min-[900px]:flex-nowrap min-[900px]:overflow-hidden">
      <Readiness />
      <FaultStrip />
      {children}
      <BudgetStrip />
      <Offline />
      <EmbedderState className={cell} />
      <KeyStorage />
      <PromptStorage />
      <Egress />
      <Speed />
      <Hash />
      <NoticeLine />
      <button
        type="button"
        className="ml-auto min-h-6 min-w-hit shrink-0 border-l-1 border-fg px-3 whitespace-nowrap hover:bg-fill"
        onClick={() => useNavigation.getState().open('shortcuts')}
      >
        ? <span className="max-[899px]:sr-only">shortcuts</span>
      </button>
    </footer>
  );
}

function Readiness() {
  const status = useEngine((state) => state.status);
  const working = useEngine((state) => state.starting || state.progress !== null);
  const busy = useComposer((state) => state.busy);
  const applying = usePolicy((state) => state.applying);
  const degrading = useScenario((state) => state.applying);
  const ready = busy || working || applying || degrading ? 'BUSY' : 'READY';
  return <p className={`${cell} font-bold`}>{status.state === 'ready' ? ready : status.state.toUpperCase()}</p>;
}

/** The page works on without a network: only what lies beyond it waits. */
function Offline() {
  const online = useOnline();
  return (
    <p role="status" className={online ? 'contents' : `${cell} font-bold`}>
      {online ? '' : 'OFFLINE — cloud routes paused, local and simulation work'}
    </p>
  );
}

/** What left this tab for endpoints of the user's own, and to whom; models and pages come from this page's own origin. */
function Egress() {
  const egress = useLive((state) => state.state?.egress);
  if (egress === undefined) return null;
  const bytes = egress.reduce((sum, origin) => sum + origin.bytes, 0);
  const whom = egress.map((one) => `${one.origin}: ${one.requests} requests, ${formatBytes(one.bytes)}`).join('; ');
  return (
    <p className={cell} title={whom === '' ? 'Nothing was sent to any endpoint of yours' : whom}>
      <span className="num">{formatBytes(bytes)}</span> left this tab
      {egress.length === 0 ? '' : `, to ${egress.map((one) => new URL(one.origin).host).join(', ')}`}
    </p>
  );
}

const keyPlaces = { browser: 'this browser', sealed: 'encrypted', tab: 'this tab', memory: 'memory' } as const;

function KeyStorage() {
  const place = useCredentials((state) => state.place);
  const locked = useCredentials((state) => state.locked !== null);
  const count = useCredentials((state) => state.rows.filter(({ key }) => key !== null).length);
  if (count === 0 && !locked) return null;
  return (
    <p className={roomyCell} title="Where API keys are kept; Settings changes it">
      keys <span className="num">{locked ? 'locked' : count}</span> {keyPlaces[place]}
    </p>
  );
}

function PromptStorage() {
  const mode = useDurable((state) => state.mode);
  if (mode === 'opening') return null;
  return (
    <p className={roomyCell} title="Prompts, labels and LIVE answers, unencrypted; Privacy in the policy changes it">
      prompts {mode === 'unsaved' ? 'not kept' : 'in this browser'}
    </p>
  );
}

function Speed() {
  const promptsPerSecond = useTelemetry((state) => state.telemetry?.promptsPerSecond ?? null);
  if (promptsPerSecond === null) return null;
  return (
    <p className={roomyCell} title="Measured while the worker last routed">
      worker <span className="num">{formatCount(promptsPerSecond)} prompts/s</span>
    </p>
  );
}

function Hash() {
  const telemetryHash = useEngine((state) => state.telemetryHash);
  if (telemetryHash === '') return null;
  return (
    <p
      className={roomyCell}
      title={`Hash of all simulated telemetry: ${telemetryHash}. Equal seeds and inputs give equal hashes.`}
    >
      telemetry <span className="num">{telemetryHash.slice(0, 8)}</span>
    </p>
  );
}

function NoticeLine() {
  const notice = useEngine((state) => state.notice);
  return (
    <div
      className={`flex min-w-0 items-center gap-2 px-3 max-[899px]:order-first max-[899px]:w-full ${notice === null ? '' : 'max-[899px]:border-b-1 max-[899px]:border-fg max-[899px]:py-1'}`}
    >
      <p
        role="status"
        className={`min-[900px]:truncate ${notice?.kind === 'error' ? 'font-bold' : ''}`}
        title={notice?.text}
      >
        {notice?.text}
      </p>
      {notice?.action === undefined ? null : (
        <button type="button" className="underline" onClick={notice.action.run}>
          {notice.action.label}
        </button>
      )}
      {notice === null ? null : (
        <button type="button" className="underline" onClick={() => setNotice(null)}>
          Dismiss
        </button>
      )}
    </div>
  );
}
