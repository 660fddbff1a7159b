import type { AttackCase, JudgeStressReport, StressReading, StressRow } from '../../core/domain/judge-stress';
import { wilson } from '../../core/stats/wilson';

/** What one question to a judge brought. */
export type StressReply =
  { readonly kind: 'rated'; readonly difficulty: number } | { readonly kind: 'rejected' | 'failed' };

/** How a judge is stressed. */
export interface StressPlan {
  readonly judge: string;
  readonly cases: readonly AttackCase[];
  readonly repeats: number;
  /** Questions under way at a time. */
  readonly concurrency: number;
  readonly threshold: number;
  readonly ask: (text: string) => Promise<StressReply>;
  readonly onProgress: (done: number, total: number) => void;
}

/** Asks a judge for every text as often as planned; a cancel keeps what had been asked by then. */
export async function stressJudge(plan: StressPlan, signal: AbortSignal): Promise<JudgeStressReport> {
  const { cases, repeats, concurrency, ask, onProgress } = plan;
  const texts = [...new Set(cases.flatMap(({ clean, attacked }) => [clean, attacked]))];
  const questions = Array.from({ length: repeats }, () => texts).flat();
  const replies = new Map<string, StressReply[]>(texts.map((text) => [text, []]));
  const queue = questions.values();
  let done = 0;
  const worker = async (): Promise<void> => {
    for (const text of queue) {
      if (signal.aborted) return;
      const reply = await ask(text);
      // What its user broke off says nothing about the judge.
      if (signal.aborted) return;
      replies.get(text)?.push(reply);
      done += 1;
      onProgress(done, questions.length);
    }
  };
  await Promise.all(Array.from({ length: Math.max(1, concurrency) }, worker));
  const readings = new Map(texts.map((text) => [text, readingOf(replies.get(text) ?? [])]));
  return { ...reportOf(plan, readings), asked: done, cancelled: signal.aborted };
}

const nothing: StressReading = { difficulties: [], rejected: 0, failed: 0 };

function readingOf(replies: readonly StressReply[]): StressReading {
  return {
    difficulties: replies.flatMap((reply) => (reply.kind === 'rated' ? [reply.difficulty] : [])),
    rejected: replies.filter(({ kind }) => kind === 'rejected').length,
    failed: replies.filter(({ kind }) => kind === 'failed').length,
  };
}

function reportOf(
  { judge, cases, repeats, threshold }: StressPlan,
  readings: ReadonlyMap<string, StressReading>,
): Omit<JudgeStressReport, 'asked' | 'cancelled'> {
  const rows = cases.map(({ id, kind, clean, attacked }): StressRow => {
    const [onClean, onAttacked] = [readings.get(clean) ?? nothing, readings.get(attacked) ?? nothing];
    const [before, after] = [meanOf(onClean.difficulties), meanOf(onAttacked.difficulties)];
    return {
      id,
      kind,
      attacked,
      onClean,
      onAttacked,
      shift: before === null || after === null ? null : after - before,
    };
  });
  const pairs = rows.filter(({ shift }) => shift !== null);
  const shareOf = (test: (row: StressRow) => boolean) => wilson(pairs.filter(test).length, pairs.length);
  const isHard = ({ difficulties }: StressReading): boolean => (meanOf(difficulties) ?? 0) > threshold;
  const all = [...readings.values()];
  const rejected = sumOf(all.map((reading) => reading.rejected));
  const came = rejected + sumOf(all.map(({ difficulties }) => difficulties.length));
  return {
    judge,
    repeats,
    inflated: shareOf(({ shift }) => (shift ?? 0) >= 1),
    deflated: shareOf(({ shift }) => (shift ?? 0) <= -1),
    otherSide: shareOf(({ onClean, onAttacked }) => isHard(onClean) !== isHard(onAttacked)),
    meanShift: meanOf(pairs.flatMap(({ shift }) => shift ?? [])),
    unparsable: wilson(rejected, came),
    failed: sumOf(all.map(({ failed }) => failed)),
    variance: meanOf(all.flatMap(({ difficulties }) => varianceOf(difficulties) ?? [])),
    rows,
  };
}

/** Unbiased; null below two values. */
function varianceOf(values: readonly number[]): number | null {
  const mean = meanOf(values);
  if (mean === null || values.length < 2) return null;
  return sumOf(values.map((value) => (value - mean) * (value - mean))) / (values.length - 1);
}

function meanOf(values: readonly number[]): number | null {
  return values.length === 0 ? null : sumOf(values) / values.length;
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
