import { memo } from 'react';
import type { ReactNode } from 'react';
import { everyRow, useLog } from '../../state/log-store';
import { useNavigation } from '../../state/navigation-store';
import { Definition } from '../kit/definition';
import { Sparkline } from './sparkline';
import type { TelemetryCell } from './telemetry-cell';

interface TelemetryFigureProps {
  readonly cell: TelemetryCell;
  readonly mode: 'SIM' | 'LIVE';
  /** Switches the unit; null where there is one only. */
  readonly onUnit: (() => void) | null;
  /** A control at the end of the value's line. */
  readonly aside: ReactNode;
}

/** One figure: its name, its value, what it is held against. Pressing the value takes the log there. */
export const TelemetryFigure = memo(function TelemetryFigure({ cell, mode, onUnit, aside }: TelemetryFigureProps) {
  const { id, label, value, unit, source, comparator, definition, filterName, trend } = cell;
  const showRows = (): void => {
    useLog.getState().setQuery({ ...everyRow, ...cell.filter });
    useNavigation.getState().go('log');
  };
  return (
    <div data-cell={id} className="flex min-w-0 flex-col justify-center overflow-hidden border-fg py-2 pl-3">
      <dt className="flex h-hit items-center">
        <span className={`label ${source === undefined ? 'truncate' : 'shrink-0'}`}>{label}</span>
        {source === undefined ? null : (
          <span className="min-w-0 truncate pl-1 text-11 text-fg-2 max-[899px]:hidden" title={source.full}>
            · {source.short}
          </span>
        )}
        {onUnit === null ? null : (
          <button
            type="button"
            className="num ring-inside h-hit pl-1 text-11 leading-6 text-fg-2 underline underline-offset-2 hover:bg-fill"
            title="Switch between USD per 1k requests and per 1M tokens"
            onClick={onUnit}
          >
            {unit}
          </button>
        )}
        <span className="ml-auto pl-1 text-11 text-fg-3">{mode}</span>
        <Definition term={term(label)}>
          <strong>{label}.</strong> {definition}
        </Definition>
      </dt>
      <dd className="flex items-center gap-2 pr-3">
        <button
          type="button"
          className="num min-w-hit shrink-0 text-left text-24 font-bold hover:underline"
          aria-label={`${value} ${unit}, ${filterName}`}
          title={`${filterName} in the log`}
          onClick={showRows}
        >
          {value}
          {onUnit === null && unit !== '' ? <span className="text-13 font-normal">{`\u202f${unit}`}</span> : null}
        </button>
        <span className="ml-auto flex min-w-0 justify-end overflow-hidden">
          {aside}
          <Sparkline values={trend} />
        </span>
      </dd>
      <dd
        className="num truncate pr-3 text-11 tracking-[-0.03em] text-fg-2 max-[899px]:whitespace-normal"
        title={comparator}
      >
        {comparator.replaceAll('n = ', 'n\u00a0=\u00a0')}
        {source === undefined ? null : <span className="min-[900px]:hidden">, {source.full}</span>}
      </dd>
    </div>
  );
});

/** The label in small letters, as the definition's button is called. */
function term(label: string): string {
  return label === 'Routed' ? 'the request count' : label.toLowerCase();
}
