import { benchFigure } from '../../catalog/bench-figure';
import type { PitfallReport } from '../../core/domain/pitfall-report';
import { readDrift } from '../../core/pitfalls/read-drift';
import { readInflation } from '../../core/pitfalls/read-inflation';
import type { JudgedPrompt } from '../../core/pitfalls/read-inflation';
import { readMisalignment } from '../../core/pitfalls/read-misalignment';
import { readAlignment } from './read-alignment';
import type { SessionRun } from '../session/session-run';
import type { TextVectors } from '../encoder/text-vectors';

const nothingRead = { auc: null, nLabelled: 0, outOfVocabularyShare: 0, splitShare: 0, n: 0 };

/** The article's three pitfalls on a session's rows; without an encoder its fit is unknown. Throws `cancelled`. */
export async function readPitfalls(
  run: SessionRun,
  vectors: TextVectors,
  now: () => number,
  signal: AbortSignal,
): Promise<PitfallReport> {
  const { prompts, columns } = run.columns;
  const { complexity, judge } = run.policy.policy;
  const rows = Array.from({ length: run.rows }, (_, row) => row);
  const judged = rows.flatMap((row): readonly JudgedPrompt[] => {
    const difficulty = columns.judgeDifficulty[row];
    if (difficulty === undefined || Number.isNaN(difficulty)) return [];
    return [{ difficulty, need: prompts[row]?.label?.need ?? null }];
  });
  const alignment = run.withEmbedder ? await readAlignment(run, vectors, now, signal) : nothingRead;
  return {
    drift: readDrift(
      rows.map((row) => columns.complexityIndex[row] ?? 0),
      complexity.edgeThreshold,
    ),
    misaligned: { ...readMisalignment(alignment), bench: benchFigure },
    inflation: readInflation(judged, judge.threshold),
  };
}
