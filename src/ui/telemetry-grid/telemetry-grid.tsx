import { useMemo, useState } from 'react';
import { usePolicy } from '../../state/policy-store';
import { useTelemetry } from '../../state/telemetry-store';
import { MoreFigures } from './more-figures';
import { telemetryCells } from './telemetry-cells';
import type { CostUnit } from './telemetry-cells';
import { TelemetryFigure } from './telemetry-figure';

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
  const [open, setOpen] = useState(false);
  const cells = useMemo(
    () => (telemetry === null ? [] : telemetryCells(telemetry, { costUnit, p95CeilingMs })),
    [telemetry, costUnit, p95CeilingMs],
  );
  const shown = brief ? cells.filter(({ id }) => briefCells.includes(id)) : cells;
  return (
    <section aria-label="Telemetry" className="border-b-2 border-fg">
      <div className="telemetry-row">
        <dl className={brief ? 'telemetry telemetry-brief' : 'telemetry'}>
          {shown.map((cell) => (
            <TelemetryFigure
              key={cell.id}
              cell={cell}
              mode={telemetry?.mode === 'live' ? 'LIVE' : 'SIM'}
              onUnit={cell.id === 'cost' ? () => setCostUnit(costUnit === 'requests' ? 'tokens' : 'requests') : null}
            />
          ))}
        </dl>
        {telemetry === null ? (
          <p className="px-4 text-12 text-fg-2">No figures yet. The first run is under way.</p>
        ) : null}
        {brief || telemetry === null ? null : (
          <div className="ring-inside flex border-fg max-[899px]:border-t-1 min-[900px]:w-16 min-[900px]:flex-col min-[900px]:border-l-1">
            <HalfSwitch />
            <button
              type="button"
              aria-expanded={open}
              className={`min-h-hit-touch grow px-1 text-11 max-[899px]:border-l-1 min-[900px]:border-t-1 ${open ? 'inverted bg-inv-bg text-inv-fg' : 'hover:bg-fill'}`}
              onClick={() => setOpen(!open)}
            >
              More
            </button>
          </div>
        )}
      </div>
      {open && telemetry !== null ? <MoreFigures telemetry={telemetry} /> : null}
    </section>
  );
}

/** Figures over all rows, or only over those that no threshold was tuned on. */
function HalfSwitch() {
  const half = useTelemetry((state) => state.half);
  const heldOut = half === 'report';
  return (
    <button
      type="button"
      aria-pressed={heldOut}
      title="Held out: without the samples that thresholds were tuned on"
      className={`min-h-hit-touch grow px-1 text-11 ${heldOut ? 'inverted bg-inv-bg text-inv-fg' : 'hover:bg-fill'}`}
      onClick={() => useTelemetry.getState().setHalf(heldOut ? null : 'report')}
    >
      Held out
    </button>
  );
}
