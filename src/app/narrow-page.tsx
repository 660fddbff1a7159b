import type { ReactNode } from 'react';
import { useNavigation } from '../state/navigation-store';
import type { View } from '../state/navigation-store';
import { Log } from '../ui/log/log';
import { PromptComposer } from '../ui/prompt-bar/prompt-composer';
import { SettingsButton } from '../ui/settings/settings-button';
import { StatusBar } from '../ui/status-bar/status-bar';
import { TelemetryGrid } from '../ui/telemetry-grid/telemetry-grid';
import { Headline, TopBar } from '../ui/top-bar/top-bar';
import { Verdicts } from '../ui/verdicts/verdicts';
import { LazyPathway } from './lazy-pathway';
import { LazyPolicy } from './lazy-policy';
import { RegionBoundary } from './region-boundary';
import { TabBar } from './tab-bar';

const pages: Readonly<Record<View, () => ReactNode>> = {
  route: RouteView,
  watch: WatchView,
  policy: PolicyView,
  log: LogView,
};

/** One view at a time, with the tabs at the foot. */
export function NarrowPage() {
  const view = useNavigation((state) => state.view);
  const Page = pages[view];
  return (
    <div className="page">
      <TopBar>
        <SettingsButton />
      </TopBar>
      <main key={view} className="min-h-0 min-w-0 overflow-x-hidden overflow-y-auto">
        <Page />
      </main>
      <StatusBar />
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
      </RegionBoundary>
      <div className="border-y-1 border-fg">
        <LazyPathway />
      </div>
      <RegionBoundary name="The verdicts">
        <Verdicts />
      </RegionBoundary>
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
  return <LazyPolicy />;
}

function LogView() {
  return (
    <RegionBoundary name="The log">
      <Log />
    </RegionBoundary>
  );
}
