import { useCredentials } from '../../state/credentials/credentials-store';
import { setNotice, useEngine } from '../../state/engine-store';
import { liveHindrance, useLive } from '../../state/live-store';
import { useNavigation } from '../../state/navigation-store';
import { Button } from '../kit/button';

/** Whether prompts are simulated or sent to the user's own endpoints. */
export function RunContext() {
  const seed = useEngine((state) => state.seed);
  const mode = useLive((state) => state.mode);
  const rows = useCredentials((state) => state.rows);
  const locked = useCredentials((state) => state.locked !== null);
  const busy = useLive((state) => (state.state?.underWay ?? 0) > 0);
  const hindrance = liveHindrance(rows, locked);
  const setMode = useLive((state) => state.setMode);
  return (
    <div role="group" aria-label="Run" className="flex items-stretch border-l-1 border-fg text-12">
      <Button
        kind="quiet"
        className={`num px-3 max-[479px]:px-2! ${mode === 'sim' ? chosen : ''}`}
        aria-pressed={mode === 'sim'}
        refusal={busy ? 'Live prompts are under way' : undefined}
        title="Simulated endpoints; no request leaves this tab"
        onClick={() => setMode('sim')}
      >
        SIM<span className="max-[639px]:hidden"> seed {seed}</span>
      </Button>
      <Button
        kind="quiet"
        className={`border-l-1! border-fg! px-3 max-[479px]:px-2! ${mode === 'live' ? chosen : ''}`}
        aria-pressed={mode === 'live'}
        refusal={mode === 'live' ? undefined : (hindrance ?? undefined)}
        onRefused={() => tell(hindrance)}
        title="Your own endpoints: prompts leave this tab"
        onClick={() => setMode('live')}
      >
        LIVE
      </Button>
    </div>
  );
}

/** Fingers find no title to hover over. */
function tell(hindrance: string | null): void {
  const action = { label: 'Settings', run: () => useNavigation.getState().open('settings') };
  if (hindrance !== null) setNotice({ kind: 'error', text: hindrance, action });
}

const chosen = 'inverted bg-inv-bg! text-inv-fg!';
