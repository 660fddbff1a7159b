import type { ReactNode } from 'react';
import { useNavigation } from '../state/navigation-store';
import type { View } from '../state/navigation-store';
import { ExportButton } from '../ui/export/export-button';
import { OptimizePanel } from '../ui/optimize/optimize-panel';
import { TrafficPanel } from '../ui/import/traffic-panel';
import { PromptComposer } from '../ui/prompt-bar/prompt-composer';
import { SessionsButton } from '../ui/sessions/sessions-button';
import { SettingsButton } from '../ui/settings/settings-button';
import { StatusBar } from '../ui/status-bar/status-bar';
import { TelemetryGrid } from '../ui/telemetry-grid/telemetry-grid';
import { Headline, TopBar } from '../ui/top-bar/top-bar';
import { LazyAlerts } from './lazy-alerts';
import { LazyCharts } from './lazy-charts';
import { LazyCompare } from './lazy-compare';
import { LazyDegrade } from './lazy-degrade';
import { LazyLive } from './lazy-live';
import { LazyLog } from './lazy-log';
import { LazyPathway } from './lazy-pathway';
import { LazyPolicy } from './lazy-policy';
import { LazyVerdicts, LazyWhy } from './lazy-verdicts';
import { RegionBoundary } from './region-boundary';
import { TabBar } from './tab-bar';
import { ViewLink } from './view-link';

const pages: Readonly<Record<View, () => ReactNode>> = {
  route: RouteView,
  watch: WatchView,
  policy: PolicyView,
  log: LogView,
  compare: CompareView,
  charts: ChartsView,
};

/** One view at a time, with the tabs at the foot. */
export function NarrowPage() {
  const view = useNavigation((state) => state.view);
  const Page = pages[view];
  return (
    <div className="page">
      <TopBar>
        <SessionsButton />
        <SettingsButton />
      </TopBar>
      <main key={view} className="min-h-0 min-w-0 overflow-x-hidden overflow-y-auto">
        <Page />
      </main>
      <StatusBar>
        <LazyAlerts />
      </StatusBar>
      <TabBar />
    </div>
  );
}

function RouteView() {
  return (
    <>
      <RegionBoundary name="Telemetry">
        <TelemetryGrid brief />
      </RegionBoundary>
      <Headline className="flex border-b-1 py-2" />
      <RegionBoundary name="The composer">
        <PromptComposer />
        <LazyLive />
      </RegionBoundary>
      {/* What a prompt came to stands where its user is, right under it. */}
      <section aria-label="Why" className="px-4 pb-3 empty:hidden">
        <LazyWhy />
      </section>
      <div className="border-y-1 border-fg">
        <LazyPathway />
      </div>
      <LazyVerdicts withoutWhy />
      <div className="border-t-1 border-fg">
        <RegionBoundary name="Traffic">
          <TrafficPanel />
        </RegionBoundary>
        <RegionBoundary name="Optimize Load">
          <OptimizePanel />
        </RegionBoundary>
        <ViewLink view="compare" name="Compare" className="min-h-hit-touch border-t-1 border-fg px-4" />
      </div>
      <LazyDegrade />
    </>
  );
}

function WatchView() {
  return (
    <RegionBoundary name="Telemetry">
      <TelemetryGrid />
    </RegionBoundary>
  );
}

function PolicyView() {
  return (
    <>
      <div className="flex border-b-1 border-fg">
        <ExportButton className="min-h-hit-touch grow px-4! text-left" />
      </div>
      <LazyPolicy />
    </>
  );
}

function LogView() {
  return <LazyLog />;
}

function ChartsView() {
  return <LazyCharts />;
}

function CompareView() {
  return <LazyCompare />;
}
