import { writeFileSync } from 'node:fs';
import { catalog } from '../../catalog/catalog';
import { calibrationError } from '../../core/stats/calibration-error';
import { RandomStreams } from '../../core/sim/rng';
import type { PairedOutcomes } from '../../core/stats/routing-curve';
import { routingFigures } from '../../core/stats/routing-figures';
import { benchArguments } from './bench-arguments';
import type { BenchArguments } from './bench-arguments';
import { calibrationRun } from './calibration-run';
import { figureLine, figureHead, interval } from './figure-line';
import { leakedRows } from './leaked-rows';
import { loadOutcomes } from './load-outcomes';
import type { OutcomeRow } from './load-outcomes';
import { refitFile, refitRun } from './refit-runs';
import type { RefitFile } from './refit-runs';
import { reportGuard } from './report-guard';
import { reportRobustness } from './report-robustness';
import { resampledApgr } from './resampled-apgr';
import { scoredTexts } from './scored-rows';
import type { ScoredText } from './scored-rows';
import { trainedShingles } from './trained-shingles';

const resamples = 500;
/** A difference near 0 needs more for a steady end of its interval. */
const pairedResamples = 5000;
const coins = 10;
const refitSizes = [100, 300, 1000, 1500];
const refitRepeats = 10;
/** A refit is measured on at least so many rows that it has not seen. */
const leastHeld = 200;
const calibrationLabels = 300;
const calibrationDraws = 30;

/** Measures the shipped router on recorded outcomes: `npm run bench:routing -- FILE.jsonl[.gz]`. */
export async function main(args: readonly string[]): Promise<void> {
  const asked = benchArguments(args);
  if (asked.robustness) await reportRobustness();
  if (asked.files.length > 0) await benchFiles(asked);
}

async function benchFiles(asked: BenchArguments): Promise<void> {
  const rows = asked.files.flatMap((one) => loadOutcomes(one, asked.pair));
  const file = asked.files.join(' + ');
  if (rows.length === 0) throw new Error(`${file} has no row with both scores`);
  refuseLeaks(rows, asked.allowOverlap);
  const texts = await scoredTexts(rows.map((row) => row.prompt));
  if (asked.scores !== null) {
    const lines = rows.map((row, k) => JSON.stringify({ id: row.id, score: texts[k]?.gain ?? 0 }));
    writeFileSync(asked.scores, `${lines.join('\n')}\n`);
    console.log(`${asked.scores}: ${lines.length} scores of the gain, higher = strong model`);
  }
  const outcomes = { weak: rows.map((row) => row.weak), strong: rows.map((row) => row.strong) };
  describe(file, rows, asked);
  console.log(figureHead());
  reportRandom(outcomes);
  const scores: readonly (readonly [string, (text: ScoredText) => number])[] = [
    ['length', (text) => text.length],
    ['rules', (text) => text.rules],
    ['semantic', (text) => text.semantic],
    ['judge', (text) => text.judge],
    ['complexity index', (text) => text.index],
    ['gain', (text) => text.gain],
  ];
  for (const [name, pick] of scores) {
    const score = texts.map(pick);
    // The same resampled rows for every score, so that their intervals can be compared.
    const draws = resampledApgr(score, outcomes, new RandomStreams(2026).stream('bench/rows'), resamples);
    console.log(figureLine(name, routingFigures(score, outcomes), draws));
  }
  reportPaired(texts, outcomes);
  const prepared = refitFile(rows, texts, asked.bySubject);
  reportRefits(prepared);
  reportCalibration(prepared);
  if (asked.guard) reportGuard(prepared);
}

function refuseLeaks(rows: readonly OutcomeRow[], allowed: boolean): void {
  const leaked = leakedRows(
    rows.map((row) => row.prompt),
    trainedShingles(),
  );
  if (leaked.length === 0) return;
  const names = leaked.map((k) => rows[k]?.id ?? '');
  const some = `${names.slice(0, 20).join(', ')}${names.length > 20 ? `, and ${names.length - 20} more` : ''}`;
  const what = `${leaked.length} of ${rows.length} rows share half or more of their 8-word shingles with training rows: ${some}`;
  if (!allowed)
    throw new Error(`${what}. Their figures would not be of unseen prompts; --allow-overlap scores them all the same.`);
  console.log(`OVERLAP ALLOWED. ${what}.\n`);
}

function describe(file: string, rows: readonly OutcomeRow[], { pair }: BenchArguments): void {
  const mean = (pick: (row: OutcomeRow) => number): number =>
    rows.reduce((sum, row) => sum + pick(row), 0) / rows.length;
  const [weak, strong] = [mean((row) => row.weak), mean((row) => row.strong)];
  const turned = weak + strong < 1 - 1 / Math.sqrt(rows.length);
  console.log(`${file}: ${rows.length} rows, ${pair === null ? 'default pair' : pair.join(' / ')}`);
  console.log(
    `weak ${weak.toFixed(4)}, strong ${strong.toFixed(4)}; model ${catalog.model.version}, encoder ${catalog.model.encoder}`,
  );
  console.log(
    `Success rates sum to ${(weak + strong).toFixed(2)}: ${turned ? 'below 1, harder prompts gain less and a refit turns the sign' : 'harder prompts gain more, the sign stays'}.\n`,
  );
}

function reportRandom(outcomes: PairedOutcomes): void {
  const draws = Array.from({ length: coins }, (_, k) => {
    const stream = new RandomStreams(k).stream('bench/coin');
    return routingFigures(
      Array.from(outcomes.weak, () => stream.uniform()),
      outcomes,
    );
  });
  const mean = (pick: (one: (typeof draws)[number]) => number | null): number =>
    draws.reduce((sum, one) => sum + (pick(one) ?? 1), 0) / coins;
  const figures = { apgr: mean((one) => one.apgr), cpt50: mean((one) => one.cpt50), cpt80: mean((one) => one.cpt80) };
  console.log(
    figureLine(
      `random, mean of ${coins}`,
      figures,
      draws.map((one) => one.apgr ?? 0.5),
    ),
  );
}

function reportPaired(texts: readonly ScoredText[], outcomes: PairedOutcomes): void {
  const stream = (): ReturnType<RandomStreams['stream']> => new RandomStreams(2026).stream('bench/rows');
  const of = (pick: (text: ScoredText) => number): readonly number[] =>
    resampledApgr(texts.map(pick), outcomes, stream(), pairedResamples);
  const length = of((text) => text.length);
  const differences = of((text) => text.judge).map((value, k) => value - (length[k] ?? 0));
  const mean = differences.reduce((sum, value) => sum + value, 0) / differences.length;
  console.log(
    `\njudge minus length: APGR ${mean >= 0 ? '+' : '−'}${Math.abs(mean).toFixed(3)} ${interval(differences)}, paired\n`,
  );
}

function reportRefits(file: RefitFile): void {
  const apps = file.apps === null ? '' : ', its subjects read as apps';
  console.log(`Refits on labels of this file${apps}, measured on its other rows, mean of ${refitRepeats} draws`);
  for (const labels of refitSizes) {
    if (file.rows.length - labels < leastHeld) {
      console.log(`${`refit, ${labels} labels`.padEnd(24)} too few rows (${file.rows.length})`);
      continue;
    }
    const runs = Array.from({ length: refitRepeats }, (_, run) => refitRun(file, labels, run, 40));
    const mean = (pick: (run: (typeof runs)[number]) => number | null): number =>
      runs.reduce((sum, run) => sum + (pick(run) ?? 1), 0) / runs.length;
    const figures = {
      apgr: mean((run) => run.refit.apgr),
      cpt50: mean((run) => run.refit.cpt50),
      cpt80: mean((run) => run.refit.cpt80),
    };
    const adopted = runs.filter((run) => run.adopted).length;
    const beside = `prior ${mean((run) => run.prior.apgr).toFixed(3)}, guarded ${mean((run) => run.guarded.apgr).toFixed(3)}, adopted ${adopted}/${refitRepeats}`;
    console.log(
      `${figureLine(
        `refit, ${labels} labels`,
        figures,
        runs.flatMap((run) => run.resampled),
      )}  ${beside}`,
    );
  }
}

function reportCalibration(file: RefitFile): void {
  const failed = file.rows.map((row) => 1 - row.weak);
  const all = calibrationError(
    file.texts.map((text) => text.index),
    failed,
  );
  console.log(
    `\nCalibration error of the index, 10 equal-mass bins: ${(all ?? 0).toFixed(3)} as shipped, n = ${failed.length}`,
  );
  if (file.rows.length - calibrationLabels < leastHeld) return;
  const runs = Array.from({ length: calibrationDraws }, (_, run) => calibrationRun(file, calibrationLabels, run));
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const after = runs.map((run) => run.after);
  const spread = Math.sqrt(mean(after.map((one) => (one - mean(after)) ** 2)));
  const counts = (['ranking', 'scale', null] as const).map((moved) => runs.filter((run) => run.moved === moved).length);
  const before = mean(runs.map((run) => run.before)).toFixed(3);
  console.log(
    `on ${file.rows.length - calibrationLabels} held-out rows: ${before} before, ${mean(after).toFixed(3)} after the app's refit on ${calibrationLabels} labels (bar .050), mean of ${runs.length} draws, standard deviation ${spread.toFixed(3)}; it moved the ranking in ${counts[0]}, the scale in ${counts[1]}, nothing in ${counts[2]}`,
  );
}
