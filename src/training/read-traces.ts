import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

/** Requests of one Azure trace: gaps in ms between arrivals, tokens in and out. */
export interface RequestTrace {
  readonly gapsMs: readonly number[];
  readonly inputTokens: readonly number[];
  readonly outputTokens: readonly number[];
}

/** One answered call of llmperf, in seconds. */
export interface MeasuredCall {
  readonly provider: string;
  readonly size: string;
  readonly ttft: number;
  readonly tpot: number;
}

/** An Azure LLM inference trace of 2023 (CC-BY-4.0): `code` or `conv`. */
export function readAzure(folder: string, name: 'code' | 'conv'): RequestTrace {
  const rows = linesOf(`${folder}/traces/AzureLLMInferenceTrace_${name}.csv.gz`).map((line) => line.split(','));
  // Seven decimals of a second are more than a Date parses to; they are added by hand.
  const times = rows.map(([stamp = '']) => {
    const [seconds = '', fraction = '0'] = stamp.split('.');
    return Date.parse(`${seconds.replace(' ', 'T')}Z`) + 1000 * Number(`0.${fraction}`);
  });
  return {
    gapsMs: times.slice(1).map((time, k) => time - (times[k] ?? 0)),
    inputTokens: rows.map(([, tokens]) => Number(tokens)),
    outputTokens: rows.map(([, , tokens]) => Number(tokens)),
  };
}

/** The calls of llmperf (Apache-2.0, December 2023) that were answered. */
export function readCalls(folder: string): readonly MeasuredCall[] {
  return linesOf(`${folder}/traces/llmperf_individual.csv.gz`).flatMap((line) => {
    const cells = line.split(',');
    const [provider = '', size = '', ttft, tpot] = cells;
    const call = { provider, size, ttft: Number(ttft), tpot: Number(tpot) };
    return cells.at(-1) === '' && call.ttft > 0 && call.tpot > 0 ? [call] : [];
  });
}

function linesOf(path: string): readonly string[] {
  return gunzipSync(readFileSync(path)).toString('utf8').trim().split(/\r?\n/).slice(1);
}
