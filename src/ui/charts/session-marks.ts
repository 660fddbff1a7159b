import type { IncidentReport } from '../../core/domain/incident-report';
import { faultName } from '../kit/fault-name';

/** A moment of the session that its charts show as a vertical line. */
export interface SessionMark {
  /** The first request, counted from 1, that comes after it. */
  readonly row: number;
  readonly name: string;
  readonly kind: 'fault-start' | 'fault-end' | 'optimize';
}

/** When faults began and ended, and at which length of the session a proposal of Optimize Load was accepted. */
export function sessionMarks(
  reports: readonly IncidentReport[],
  acceptances: readonly { readonly version: number; readonly rows: number }[],
  nameOf: (target: string) => string,
): readonly SessionMark[] {
  const faults = reports.flatMap(({ incident, fromRow, toRow }): readonly SessionMark[] => {
    const isOfAll = incident.kind === 'surge' || incident.kind === 'mix';
    const name = isOfAll ? faultName(incident) : `${faultName(incident)}, ${nameOf(incident.target)}`;
    return [
      ...(fromRow === null ? [] : [{ row: fromRow + 1, name, kind: 'fault-start' as const }]),
      ...(toRow === null ? [] : [{ row: toRow + 1, name: `${faultName(incident)} ends`, kind: 'fault-end' as const }]),
    ];
  });
  const accepted = acceptances.map(({ version, rows }) => ({
    row: rows,
    name: `Optimize accepted, @${version}`,
    kind: 'optimize' as const,
  }));
  return [...faults, ...accepted].toSorted((a, b) => a.row - b.row);
}
