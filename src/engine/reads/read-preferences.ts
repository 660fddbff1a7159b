import { readRow } from '../../core/telemetry/read-row';
import type { Preference } from '../protocol';
import type { SessionRun } from '../session/session-run';

/** The preferences that the user's own labels state, in session order. */
export function readPreferences(run: Pick<SessionRun, 'columns'>): readonly Preference[] {
  const { columns } = run;
  return columns.prompts.flatMap(({ text, system, turns, label }, row): Preference[] => {
    if (label?.source !== 'user' || label.need === 'both-failed') return [];
    return [
      {
        row,
        text,
        ...(system === undefined ? {} : { system }),
        ...(turns === undefined ? {} : { turns }),
        chosen: label.need,
        rejected: label.need === 'cloud' ? 'local' : 'cloud',
        routed: readRow(columns, row).tier,
      },
    ];
  });
}
