import { Activity } from 'react';
import { useNavigation } from '../state/navigation-store';
import { Button } from '../ui/kit/button';
import { useMedia } from '../ui/kit/use-media';
import { ExportButton } from '../ui/export/export-button';
import { OptimizePanel } from '../ui/optimize/optimize-panel';
import { TrafficPanel } from '../ui/import/traffic-panel';
import { PromptComposer } from '../ui/prompt-bar/prompt-composer';
import { SessionsButton } from '../ui/sessions/sessions-button';
import { SettingsButton } from '../ui/settings/settings-button';
import { StatusBar } from '../ui/status-bar/status-bar';
import { TelemetryGrid } from '../ui/telemetry-grid/telemetry-grid';
import { TopBar } from '../ui/top-bar/top-bar';
import { LazyAlerts } from './lazy-alerts';
import { LazyCharts } from './lazy-charts';
import { LazyCompare } from './lazy-compare';
import { LazyDegrade } from './lazy-degrade';
import { LazyLive } from './lazy-live';
import { LazyLog } from './lazy-log';
import { LazyPathway } from './lazy-pathway';
import { LazyPolicy } from './lazy-policy';
import { LazyVerdicts } from './lazy-verdicts';
import { RegionBoundary } from './region-boundary';
import { ViewLink } from './view-link';

/** Everything side by side: composer, stage, inspector; below 1408 px the inspector is a sheet over the stage. */
export function WidePage() {
  const roomy = useMedia('(min-width: 1408px)');
  const view = useNavigation((state) => state.view);
  const whole = view === 'compare' || view === 'charts' ? view : null;
  return (
    <div className="page">
      <TopBar>
        {roomy ? null : <SheetToggle />}
        <ViewLink view="charts" name="Charts" className="border-l-1 border-fg px-3" />
        <ViewLink view="compare" name="Compare" className="border-l-1 border-fg px-3" />
        <ExportButton className="border-l-1! border-fg! px-3" />
        <SessionsButton />
        <SettingsButton />
      </TopBar>
      <div data-region="telemetry" className="min-w-0">
        <RegionBoundary name="Telemetry">
          <TelemetryGrid />
        </RegionBoundary>
      </div>
      {whole === null ? null : <WholeStage view={whole} />}
      {/* Kept behind a view that takes its place: who comes back finds it as it was left, and at once. */}
      <Activity mode={whole === null ? 'visible' : 'hidden'}>
        <Flight roomy={roomy} />
      </Activity>
      <StatusBar>
        <LazyAlerts />
      </StatusBar>
    </div>
  );
}

function WholeStage({ view }: { readonly view: 'compare' | 'charts' }) {
  return (
    <main className="col-span-full min-h-0 min-w-0 overflow-y-auto">
      {view === 'charts' ? <LazyCharts /> : <LazyCompare />}
    </main>
  );
}

function Flight({ roomy }: { readonly roomy: boolean }) {
  return (
    <>
      <div className="min-h-0 overflow-y-auto border-r-2 border-fg">
        <RegionBoundary name="The composer">
          <PromptComposer />
          <LazyLive />
          <TrafficPanel />
        </RegionBoundary>
        <LazyDegrade />
        <div className="border-t-1 border-fg">
          <RegionBoundary name="Optimize Load">
            <OptimizePanel />
          </RegionBoundary>
        </div>
      </div>
      <Stage />
      {roomy ? (
        <div className="min-h-0 overflow-y-auto border-l-2 border-fg">
          <LazyPolicy />
        </div>
      ) : (
        <PolicySheet />
      )}
    </>
  );
}

function Stage() {
  return (
    <main className="flex min-h-0 min-w-0 flex-col overflow-y-auto">
      <div className="min-h-52 shrink-0 border-b-1 border-fg">
        <LazyPathway />
      </div>
      <div className="max-h-[max(264px,calc(100dvh-640px))] has-[tbody>tr:nth-child(6)]:max-h-[max(290px,calc(100dvh-614px))] has-[[aria-label=Answer]]:max-h-[max(340px,calc(100dvh-520px))] min-h-50 shrink-0 overflow-y-auto border-b-1 border-fg">
        <LazyVerdicts />
      </div>
      <div className="min-h-50 flex-1">
        <LazyLog />
      </div>
    </main>
  );
}

function SheetToggle() {
  const open = useNavigation((state) => state.view === 'policy');
  return (
    <Button
      kind="quiet"
      className="border-l-1! border-fg! px-3"
      aria-expanded={open}
      onClick={() => useNavigation.getState().go(open ? 'route' : 'policy')}
    >
      Policy
    </Button>
  );
}

function PolicySheet() {
  const open = useNavigation((state) => state.view === 'policy');
  if (!open) return null;
  return (
    <div className="fixed top-12 right-0 max-[1279px]:top-20 bottom-7 z-10 w-78 overflow-y-auto border-2 border-r-0 border-fg bg-bg">
      <LazyPolicy />
    </div>
  );
}
