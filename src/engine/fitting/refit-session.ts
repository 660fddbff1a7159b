import type { IndexRefit } from '../../core/domain/index-refit';
import type { Policy } from '../../core/domain/policy';
import type { Label, Prompt } from '../../core/domain/prompt';
import type { NextLabel, RefitReport } from '../../core/domain/refit-report';
import { featuresOf } from '../../core/features/features-of';
import { askedText } from '../../core/features/asked-text';
import { lexicalFeatures } from '../../core/features/lexical';
import { complexityReading, localFailure } from '../../core/pillars/complexity-reading';
import { shippedLogit } from '../../core/pillars/refitted-index';
import { holdOut } from '../../core/refit/hold-out';
import { nextLabels } from '../../core/refit/next-labels';
import type { Askable } from '../../core/refit/next-labels';
import { refitIndex } from '../../core/refit/refit-index';
import type { RefitOutcome, RefitRow } from '../../core/refit/refit-index';
import { RandomStreams } from '../../core/sim/rng';
import { fitMinimums } from './fit-minimums';
import { EngineCallError } from '../protocol';
import type { SessionRun } from '../session/session-run';
import { Slicer } from '../slicer';
import type { TextVectors } from '../encoder/text-vectors';
import type { TuningLedger } from './tuning-ledger';

const mostLabels = 10_000;
/** Unlabelled prompts over which features are standardised, and among which the next to label are looked for. */
const mostUnlabelled = 5000;
const nextCount = 6;
const shownCharacters = 160;

/**
 * Refits the complexity index on two thirds of the session's own labels, in slices; the others are left to report on it, near-
 * duplicates as a whole. Changes nothing. The samples' labels do not count: the
 * shipped index was fitted on half of them. Throws `embedder-not-loaded` for a run without an encoder, and `cancelled`.
 */
export async function refitSession(
  run: SessionRun,
  vectors: TextVectors,
  now: () => number,
  signal: AbortSignal,
  tuning?: Pick<TuningLedger, 'offer'>,
): Promise<RefitReport> {
  if (!run.withEmbedder || run.world.semanticIndex === null) throw new EngineCallError(vectors.absence);
  const chosen = chosenRows(run);
  await vectors.fetch(
    chosen.map(({ prompt }) => prompt.text),
    signal,
  );
  const slicer = new Slicer(now, signal);
  const read: ReadRow[] = [];
  for (const one of chosen) {
    const row = readRow(run, one);
    if (row !== null) read.push(row);
    await slicer.pause();
  }
  const counts = countsOf(read);
  const edge = run.policy.policy.complexity.edgeThreshold / 100;
  const next = nextOf(read, edge);
  const refusal = refusalOf(counts);
  if (refusal !== null) return { ...counts, heldOut: 0, refit: null, moved: null, refusal, figures: null, next };
  const streams = new RandomStreams(run.world.seed);
  const fitted = await slicer.drive(withHeldOut(read, streams));
  const bound = boundTo(run, await slicer.drive(refitIndex(fitted, edge, streams)));
  if (bound.refit !== null) {
    const texts = read.filter((_, k) => fitted[k]?.need !== null).map(({ prompt }) => prompt.text);
    tuning?.offer({ rows: rowsOf(run, new Set(texts)), isTakenOver: isRefit(bound.refit), lapses: true });
  }
  const heldOut = counts.labels - fitted.filter(({ need }) => need !== null).length;
  return { ...counts, heldOut, ...bound, refusal: null, next };
}

/** The rows as the fit reads them: it does not see the labels that are left to report on. */
function* withHeldOut(read: readonly ReadRow[], streams: RandomStreams): Generator<void, readonly RefitRow[], void> {
  const labelled = read.filter(({ fitted }) => fitted.need !== null);
  const flags = yield* holdOut(
    labelled.map(({ prompt }) => prompt.text),
    streams.stream('refit/held-out'),
  );
  const heldOut = new Set(labelled.filter((_, k) => flags[k] === 1));
  return read.map((row) => (heldOut.has(row) ? { ...row.fitted, need: null } : row.fitted));
}

/** Every row with one of these texts: all that the fit has seen with a label. */
function rowsOf({ columns, rows }: SessionRun, texts: ReadonlySet<string>): readonly number[] {
  return Array.from({ length: rows }, (_, row) => row).filter((row) => texts.has(columns.prompts[row]?.text ?? ''));
}

/** Whether a policy carries this refit; its numbers do not come about twice. */
function isRefit(refit: IndexRefit): (policy: Policy) => boolean {
  const key = ({ calibration, head }: IndexRefit): string =>
    JSON.stringify([Object.values(calibration), head?.weights]);
  const own = key(refit);
  return ({ complexity }) => complexity.refit !== undefined && key(complexity.refit) === own;
}

type Counts = Pick<RefitReport, 'labels' | 'needCloud' | 'needLocal' | 'bothFailed' | 'traffic'>;

interface ChosenRow {
  readonly row: number;
  readonly prompt: Prompt;
  readonly need: Label['need'] | null;
}

interface ReadRow extends Askable {
  readonly prompt: Prompt;
  readonly fitted: RefitRow;
}

/** Each text once, a labelled one before an unlabelled one, so that no text stands on both sides of a fold. */
function chosenRows(run: SessionRun): readonly ChosenRow[] {
  const labelled = new Map<string, ChosenRow>();
  const others = new Map<string, ChosenRow>();
  for (const [row, prompt] of run.columns.prompts.slice(0, run.rows).entries()) {
    const { text, label } = prompt;
    if (label !== undefined && label.source !== 'sample-authors') {
      if (!labelled.has(text) && labelled.size < mostLabels) labelled.set(text, { row, prompt, need: label.need });
    } else if (label === undefined && !others.has(text)) others.set(text, { row, prompt, need: null });
  }
  const rest = [...others.values()].filter(({ prompt }) => !labelled.has(prompt.text));
  const stride = Math.max(1, Math.ceil(rest.length / mostUnlabelled));
  return [...labelled.values(), ...rest.filter((_, k) => k % stride === 0)];
}

/** Null where the index is read from text alone: outside the encoder's languages, or without a token. */
function readRow(run: SessionRun, { row, prompt, need }: ChosenRow): ReadRow | null {
  const { model, semanticIndex } = run.world;
  const features = featuresOf(prompt);
  const embedded = run.embedded(prompt);
  if (embedded === undefined || embedded.tokens === 0) return null;
  if (features.language !== 'und' && !model.languages.includes(features.language)) return null;
  const shipped = localFailure(model, prompt, features, embedded, semanticIndex);
  const { refit } = run.policy.policy.complexity;
  const { index } = complexityReading(model, prompt, features, embedded, semanticIndex, refit);
  const { vector } = embedded;
  const asked = askedText(prompt.text);
  return {
    row,
    prompt,
    vector,
    failure: index / 100,
    fitted: {
      index: shippedLogit(shipped),
      lexical: lexicalFeatures(asked),
      vector,
      text: asked,
      app: prompt.metadata.app ?? null,
      need,
    },
  };
}

function countsOf(read: readonly ReadRow[]): Counts {
  const count = (need: Label['need']): number => read.filter(({ fitted }) => fitted.need === need).length;
  const [needCloud, needLocal, bothFailed] = [count('cloud'), count('local'), count('both-failed')];
  return { labels: needCloud + needLocal + bothFailed, needCloud, needLocal, bothFailed, traffic: read.length };
}

function refusalOf({ labels, needCloud, needLocal }: Counts): string | null {
  if (labels < fitMinimums.labels) {
    return `${labels} of your labels count; a refit needs ${fitMinimums.labels}. Label prompts in the log, or import a labelled file.`;
  }
  if (needCloud >= fitMinimums.ofEach && needLocal >= fitMinimums.ofEach) return null;
  return `${needCloud} labels say cloud and ${needLocal} say local; a refit needs ${fitMinimums.ofEach} of each.`;
}

function nextOf(read: readonly ReadRow[], edge: number): readonly NextLabel[] {
  const unlabelled = read.filter(({ fitted }) => fitted.need === null);
  return nextLabels(unlabelled, edge, nextCount).map(({ row, prompt, failure }) => ({
    row,
    text: prompt.text.slice(0, shownCharacters),
    index: Math.round(100 * failure),
  }));
}

function boundTo(
  run: SessionRun,
  { refit, moved, figures }: RefitOutcome,
): Pick<RefitReport, 'refit' | 'moved' | 'figures'> {
  const { encoder, version } = run.world.model;
  return { refit: refit === null ? null : { encoder, router: version, ...refit }, moved, figures };
}
