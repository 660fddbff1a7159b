import { memo } from 'react';
import { rowAt, useLog } from '../../state/log-store';
import { useEndpoints } from '../../state/use-endpoints';
import { endpointLabel } from '../kit/endpoint-label';
import {
  agreementText,
  complexityText,
  rowCostText,
  labelText,
  labelTitle,
  latencyText,
  outcomeText,
  pillarText,
  routeText,
  routeTitle,
} from './row-text';

interface LogRowViewProps {
  /** Position in the query's order, from 0. */
  readonly index: number;
  readonly top: number;
  readonly height: number;
  /** The one row that Tab reaches. */
  readonly tabbable: boolean;
  readonly onOpen: (index: number) => void;
  readonly onFocus: (index: number) => void;
}

/** One row of the grid; an outline until it is loaded. */
export const LogRowView = memo(function LogRowView(props: LogRowViewProps) {
  const { index, top, height, tabbable, onOpen, onFocus } = props;
  const row = useLog((state) => rowAt(state, index));
  const selected = useLog((state) => row !== undefined && state.selectedRow === row.row);
  const endpoints = useEndpoints();
  const place = { transform: `translateY(${top}px)`, height: `${height}px` };
  // Focusable already, so that End and Page Down do not lose the focus to the page while the rows are on their way.
  if (row === undefined)
    return (
      <div
        role="row"
        aria-rowindex={index + 2}
        tabIndex={-1}
        data-index={index}
        className="log-row text-fg-3"
        style={place}
      />
    );
  const label = row.endpointId === null ? null : endpointLabel(endpoints, row.endpointId);
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-selected={selected}
      tabIndex={tabbable ? 0 : -1}
      data-index={index}
      data-row={row.row}
      data-tier={row.tier ?? 'none'}
      data-endpoint-tier={row.endpointTier ?? 'none'}
      data-decided-by={row.decidedBy}
      data-explored={row.explored ? 'true' : undefined}
      data-outcome={row.outcome}
      className={`log-row ${selected ? 'inverted bg-inv-bg text-inv-fg' : 'hover:bg-fill'}`}
      style={place}
      onClick={() => onOpen(index)}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return;
        event.preventDefault();
        onOpen(index);
      }}
      onFocus={() => onFocus(index)}
    >
      <span role="gridcell" className="log-number num">
        {row.row + 1}
      </span>
      <span role="gridcell" className="log-prompt" title={row.excerpt}>
        {row.excerpt}
      </span>
      <span role="gridcell" className="log-complexity num">
        {complexityText(row)}
      </span>
      <span
        role="gridcell"
        className="log-pillar"
        title={row.explored ? 'The bandit crossed the tier to explore' : undefined}
      >
        {pillarText(row)}
      </span>
      <span role="gridcell" className="log-route" title={routeTitle(row, label)}>
        {routeText(row, label)}
      </span>
      <span role="gridcell" className="log-cost num" data-basis={row.costBasis}>
        {rowCostText(row)}
      </span>
      <span role="gridcell" className="log-latency num">
        {latencyText(row)}
      </span>
      <span role="gridcell" className="log-state" title={outcomeText(row)}>
        {outcomeText(row)}
      </span>
      <span
        role="gridcell"
        className={`log-label ${row.label?.source === 'user' ? 'font-bold' : ''}`}
        title={labelTitle(row)}
      >
        {labelText(row)}
      </span>
      <span role="gridcell" className="log-agreement num">
        {agreementText(row)}
      </span>
    </div>
  );
});
