import { useMemo } from 'react';
import type { TierStageId } from '../../core/domain/verdict';
import type { BulkCounts } from '../../engine/protocol';
import { useEngine } from '../../state/engine-store';
import { useFlight } from '../../state/flight-store';
import { useLive } from '../../state/live-store';
import { usePolicy } from '../../state/policy-store';
import { sessionTotals } from '../../state/session-totals';
import { useTelemetry } from '../../state/telemetry-store';
import { useEndpoints } from '../../state/use-endpoints';
import { useSettings } from '../../state/settings-store';
import { flightLabel } from '../kit/flight-label';
import { formatCount } from '../kit/format-count';
import { stageName } from '../kit/stage-name';
import { useMedia } from '../kit/use-media';
import { BlockedActions } from './blocked-actions';
import { BulkCanvas } from './bulk-canvas';
import { bulkLabel, stoppedLabel } from './bulk-label';
import { bulkScene, promptsPerDot } from './bulk-scene';
import { describeBulk, describeScene } from './describe-scene';
import { PathwayDrawing } from './pathway-drawing';
import { pathwayLayout } from './pathway-layout';
import { pathwayScene } from './pathway-scene';
import { ownRails, railModels } from './rail-models';
import { useElementWidth } from './use-element-width';
import { useThrottledBulk } from './use-throttled-bulk';

const defaultOrder: readonly TierStageId[] = ['rules', 'semantic', 'complexity', 'judge'];
const bulkSource = {
  read: () => useEngine.getState().bulk,
  subscribe: (listener: () => void) => useEngine.subscribe(listener),
};

/** The way of one prompt through the pillars to a model, or of many at once; states and figures come from the engine's events. */
export function Pathway() {
  const flight = useFlight();
  const policy = usePolicy((state) => state.policy);
  const endpoints = useEndpoints();
  const isLive = useLive((state) => state.mode === 'live');
  const rows = useEngine((engine) => engine.rows);
  const animation = useSettings((settings) => settings.animation);
  const prefersStill = useMedia('(prefers-reduced-motion: reduce)');
  const isAnimated = animation === 'full' && !prefersStill;
  const running = useThrottledBulk(isAnimated ? 250 : 1000);
  const settled = useSettledTotals(isLive);
  const shown = running ?? settled;
  const bulk = flight.state !== 'idle' || shown === null || shown.total < 2 ? null : shown;
  const [measure, width] = useElementWidth(728);
  const order = policy?.order ?? defaultOrder;
  const models = policy?.models;
  const aliases = policy?.aliases;
  const layout = useMemo(
    () =>
      pathwayLayout(width, order, isLive ? ownRails(endpoints) : railModels(models ?? [], aliases ?? {}, endpoints)),
    [width, order, models, aliases, endpoints, isLive],
  );
  const scene = pathwayScene(flight, order);
  const totals = bulk === null ? null : bulkScene(bulk, order);
  const isFlying = bulk !== null && running !== null && bulk.done < bulk.total;
  // A session that was flown as a whole, at its start or under an edit, leaves its shares on show and waits for a prompt.
  const isOwnRun = bulk !== null && bulk.total < rows;
  const { stopped } = flight;
  const state = isFlying ? 'routing' : stopped !== null ? 'cancelled' : isOwnRun ? 'done' : flight.state;
  const label =
    stopped !== null && !isFlying
      ? stoppedLabel(stopped)
      : isFlying || isOwnRun
        ? bulkLabel(bulk)
        : flightLabel(flight, endpoints, isLive ? 'LIVE' : 'SIM');
  const isAtRest = !flight.replaying && !['idle', 'analyzing', 'routing', 'generating'].includes(state) && !isFlying;
  return (
    <section aria-label="Pathway" data-state={state} className="flex min-h-[208px] flex-col px-4 pt-2 pb-1">
      <div className="flex min-h-hit flex-wrap items-baseline gap-x-2">
        <h2 className="label">Pathway</h2>
        <p className="min-w-56 flex-1 font-mono text-12 font-bold">{label}</p>
        {state === 'blocked' && <BlockedActions />}
        {bulk !== null && (
          <p className="num text-11 text-fg-2">
            {isFlying && isAnimated
              ? `1 dot = ${promptsPerDot(bulk.total)} · ○ local ● cloud ✕ failed`
              : `${formatCount(bulk.done)} prompts by share`}
          </p>
        )}
      </div>
      {/* One summary a prompt is announced; the states in between only stand as text. */}
      <p role="status" className="sr-only">
        {isAtRest ? summaryOf(label, scene.decider === null || bulk !== null ? null : flight.decision) : ''}
      </p>
      <div ref={measure} className="relative mt-1">
        <PathwayDrawing
          layout={layout}
          flight={flight}
          scene={scene}
          bulk={totals}
          isAnimated={isAnimated}
          description={totals === null ? describeScene(layout, scene) : describeBulk(layout, totals)}
        />
        {bulk !== null && isAnimated && <BulkCanvas source={bulkSource} layout={layout} order={order} />}
      </div>
    </section>
  );
}

function summaryOf(label: string, decision: ReturnType<typeof useFlight.getState>['decision']): string {
  if (decision === null || decision.tier === null) return label;
  return `Decided by ${stageName(decision.tierDecidedBy)}: ${decision.tier}. ${label}`;
}

/**
 * Totals of what has been flown: of the last batch while its run is the one in force, else of the whole session, read from
 * the figures, so that an edit, a fault or a way back from another view leaves no old drawing behind.
 */
function useSettledTotals(isLive: boolean): BulkCounts | null {
  const batch = useEngine((engine) => (engine.batch?.telemetryHash === engine.telemetryHash ? engine.batch : null));
  const telemetry = useTelemetry((state) => state.telemetry);
  const totals = useMemo(() => (telemetry === null ? null : sessionTotals(telemetry)), [telemetry]);
  // One prompt is drawn as its own way, and has no shares.
  if (!isLive && batch !== null && batch.counts.total > 1) return batch.counts;
  return telemetry?.mode === (isLive ? 'live' : 'sim') ? totals : null;
}
