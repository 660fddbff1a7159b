import { lazy, Suspense, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { usePolicy } from '../../state/policy-store';
import { useTelemetry } from '../../state/telemetry-store';
import { telemetryCells } from './telemetry-cells';
import type { CostUnit } from './telemetry-cells';
import { TelemetryFigure } from './telemetry-figure';

const MoreFigures = lazy(async () => ({ default: (await import('./more-figures')).MoreFigures }));

interface TelemetryGridProps {
  /** Only routed, local share, cost and p95, without the secondary row. */
  readonly brief?: boolean;
}

const briefCells = ['routed', 'local-share', 'cost', 'p95'];

/** The session's figures, each with its unit, what it is held against, and its n. */
export function TelemetryGrid({ brief = false }: TelemetryGridProps) {
  const telemetry = useTelemetry((state) => state.telemetry);
  const p95CeilingMs = usePolicy((state) => state.policy?.objective.p95CeilingMs ?? null);
  const [costUnit, setCostUnit] = useState<CostUnit>('requests');
  const { more, setMore } = useTelemetry();
  const heldOut = useTelemetry((state) => (state.half === 'report' ? state.heldOutAccuracy : null));
  const isInSample = useTelemetry(isAllInSample);
  const cells = useMemo(
    () => (telemetry === null ? [] : telemetryCells(telemetry, { costUnit, p95CeilingMs, heldOut, isInSample })),
    [telemetry, costUnit, p95CeilingMs, heldOut, isInSample],
  );
  const shown = brief ? cells.filter(({ id }) => briefCells.includes(id)) : cells;
  const aside = (id: string): ReactNode => {
    if (brief) return null;
    if (id === 'accuracy') return <HalfSwitch />;
    return id === 'failovers' ? (
      <SmallToggle on={more} name="aria-expanded" onPress={() => setMore(!more)}>
        More
      </SmallToggle>
    ) : null;
  };
  return (
    <section aria-label="Telemetry" className="relative border-b-2 border-fg">
      {/* As high as the figures that follow: nothing below moves when they come. */}
      {telemetry === null ? (
        <p className="flex h-42.5 items-center px-4 text-12 text-fg-2 min-[1408px]:h-21.5">
          No figures yet. The first run is under way.
        </p>
      ) : null}
      <dl hidden={telemetry === null} className={brief ? 'telemetry telemetry-brief' : 'telemetry'}>
        {shown.map((cell) => (
          <TelemetryFigure
            key={cell.id}
            cell={cell}
            mode={telemetry?.mode === 'live' ? 'LIVE' : 'SIM'}
            onUnit={cell.id === 'cost' ? () => setCostUnit(costUnit === 'requests' ? 'tokens' : 'requests') : null}
            aside={aside(cell.id)}
          />
        ))}
      </dl>
      {more && !brief && telemetry !== null ? (
        <Suspense fallback={null}>
          <MoreFigures telemetry={telemetry} />
        </Suspense>
      ) : null}
    </section>
  );
}

/** Held-out labels are asked for, and there are none, though there are labels. */
function isAllInSample({ half, heldOutAccuracy, telemetry }: ReturnType<typeof useTelemetry.getState>): boolean {
  return half === 'report' && heldOutAccuracy === null && (telemetry?.accuracy.n ?? 0) > 0;
}

/** Quality over what no threshold was tuned on, or over every labelled row. */
function HalfSwitch() {
  const isInSample = useTelemetry(isAllInSample);
  const heldOut = useTelemetry((state) => state.half === 'report') && !isInSample;
  const toggle = (): void => {
    useTelemetry.getState().setHalf(heldOut ? null : 'report');
    usePolicy.getState().refreshFrontier();
  };
  return (
    <SmallToggle
      on={heldOut}
      name="aria-pressed"
      title="Accuracy and frontier over what no threshold was tuned on: held-out samples and your own prompts; off: over every labelled row"
      refusal={isInSample ? 'No label is held out: the policy was fitted on all of them' : undefined}
      onPress={toggle}
    >
      Held out
    </SmallToggle>
  );
}

interface SmallToggleProps {
  readonly on: boolean;
  readonly name: 'aria-pressed' | 'aria-expanded';
  readonly title?: string;
  readonly refusal?: string | undefined;
  readonly onPress: () => void;
  readonly children: string;
}

function SmallToggle({ on, name, title, refusal, onPress, children }: SmallToggleProps) {
  return (
    <button
      type="button"
      {...{ [name]: on }}
      title={refusal ?? title}
      aria-disabled={refusal !== undefined}
      className={`ring-inside h-hit border-1 border-fg px-2 text-11 whitespace-nowrap ${on ? 'inverted bg-inv-bg text-inv-fg' : 'hover:bg-fill'} aria-disabled:text-fg-2`}
      onClick={refusal === undefined ? onPress : undefined}
    >
      {children}
    </button>
  );
}
