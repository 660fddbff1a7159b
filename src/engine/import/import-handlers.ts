import { badRowsToCsv } from '../../interchange/logs/bad-rows-to-csv';
import { importLog } from '../../interchange/logs/import-log';
import { logSource } from '../../interchange/logs/log-source';
import { previewLog } from '../../interchange/logs/preview-log';
import { nextTask } from '../../live/next-task';
import type { EngineHandlers, EngineVoice } from '../engine-host';
import { ImportIntake } from './import-intake';
import { mostSessionRows } from './import-protocol';
import type { ImportCalls, ImportOutcome } from './import-protocol';
import { EngineCallError } from '../protocol';
import type { Session } from '../session/session';

interface ImportSurroundings {
  readonly now: () => number;
  readonly voice: EngineVoice;
}

/** The answers to the calls of an import. */
export function importHandlers(
  session: Session,
  surroundings: ImportSurroundings,
  mostRows = mostSessionRows,
): Pick<EngineHandlers, keyof ImportCalls> {
  return {
    'import-preview': async ({ blob, name, format, mapping }) => {
      const preview = await previewLog(logSource(blob, name), {
        ...(format === undefined ? {} : { format }),
        ...(mapping === undefined ? {} : { mapping }),
        yieldToHost: nextTask,
      });
      if (!preview.ok) throw new EngineCallError(preview.failure);
      const { columns, rows } = session.run;
      const sessionIsSamples = columns.prompts.every((prompt) => prompt.origin === 'sample');
      return { ...preview.value, sessionRows: rows, sessionIsSamples };
    },
    'import-start': (wishes, signal) => startImport(session, wishes, { ...surroundings, mostRows }, signal),
  };
}

function startImport(
  session: Session,
  { blob, name, mapping, format, replace, dropDuplicates, eachTurn = false }: ImportCalls['import-start']['params'],
  { now, voice, mostRows }: ImportSurroundings & { readonly mostRows: number },
  signal: AbortSignal,
): Promise<ImportOutcome> {
  return session.takeIn(signal, async (intoSession, own) => {
    const maxRows = mostRows - (replace ? 0 : intoSession.rows);
    if (maxRows <= 0) throw full(mostRows);
    const startMs = now();
    const tell = voice.push;
    const intake = new ImportIntake(intoSession, {
      replace,
      now,
      tell: (progress) => tell({ kind: 'import-progress', progress }),
    });
    const result = await importLog(logSource(blob, name), mapping, {
      ...(format === undefined ? {} : { format }),
      signal: own,
      now,
      yieldToHost: nextTask,
      maxRows,
      dropDuplicates,
      eachTurn,
      onProgress: intake.progress,
      onPrompts: intake.take,
    });
    if (!result.ok) throw new EngineCallError(result.failure);
    await intake.flush();
    const { badRows, ...report } = result.value;
    const { rows, labelled, recorded } = intake;
    return {
      report: {
        ...report,
        ms: now() - startMs,
        end: own.aborted ? 'cancelled' : report.end,
        warnings: withLimit(report, maxRows, mostRows),
      },
      badRowsCsv: badRowsToCsv(badRows),
      badRowsListed: badRows.length,
      firstRow: session.run.rows - rows,
      rows,
      labelled,
      replaced: replace && rows > 0,
      recorded,
    };
  });
}

function full(mostRows: number): EngineCallError {
  const message = `The session holds ${counted(mostRows)} prompts, the most it takes. Replace what is in it.`;
  return new EngineCallError({ code: 'invalid-input', message, retryable: false });
}

function withLimit(
  { end, warnings }: Pick<ImportOutcome['report'], 'end' | 'warnings'>,
  room: number,
  mostRows: number,
): readonly string[] {
  if (end !== 'row-limit') return warnings;
  const where = room === mostRows ? '' : `, and there was room for ${counted(room)}`;
  const limit = `A session holds ${counted(mostRows)} prompts${where}: the rest of the file was not read. Split the file.`;
  return [...warnings, limit];
}

function counted(rows: number): string {
  return rows.toLocaleString('en');
}
