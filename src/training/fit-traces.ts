import { writeFileSync } from 'node:fs';
import type { QuantileCurve } from '../core/sim/quantile-curve';
import { drawFromCurve } from '../core/sim/quantile-curve';
import { RandomStreams } from '../core/sim/rng';
import { quantile } from '../core/stats/quantile';
import { fitCurve, withMean } from './fit-curve';
import { readAzure, readCalls } from './read-traces';
import type { MeasuredCall } from './read-traces';

const output = 'src/catalog/trace-shapes.json';
/** What the catalogue reads; the others are printed only. */
const used: ReadonlySet<string> = new Set([
  'azure-code-gaps',
  'azure-conv-output',
  ...['groq', 'together', 'hosted'].flatMap((name) => [`${name}-ttft`, `${name}-tpot`]),
]);
const draws = 200_000;
const mostOff = 0.1;
const azure = 'Azure LLM inference trace 2023 (CC-BY-4.0)';
const llmperf = 'llmperf individual responses, December 2023 (Apache-2.0)';

interface Shape {
  readonly name: string;
  readonly source: string;
  readonly unit: 'mean' | 'median';
  readonly values: readonly number[];
  readonly curve: QuantileCurve;
}

/**
 * Fits quantile curves to the traces, writes them to the catalogue, and prints what the simulation draws from them beside what was
 * measured; fails where p50, p95 or p99 is more than 10 % off. Arguments: `--data FOLDER`.
 */
export function main(given: readonly string[]): void {
  const folder = given[given.indexOf('--data') + 1];
  if (folder === undefined || !given.includes('--data')) throw new Error('Say where the data is: --data FOLDER');
  const shapes = [...azureShapes(folder), ...latencyShapes(readCalls(folder))];
  const file = {
    fittedOn: '2026-11-21',
    knots: 'natural logarithms of value / unit at the normal probabilities of z = -3.5, -3.25 ... 3.5',
    shapes: Object.fromEntries(
      shapes
        .filter(({ name }) => used.has(name))
        .map(({ name, source, unit, values, curve }) => [
          name,
          { source, n: values.length, unit, curve: curve.map((log) => Number(log.toFixed(3))) },
        ]),
    ),
  };
  writeFileSync(output, `${JSON.stringify(file, null, 2)}\n`);
  const off = shapes.map(compare).filter((far) => far > mostOff).length;
  process.stdout.write(`${shapes.length - off} of ${shapes.length} within ${100 * mostOff} %; written to ${output}\n`);
  process.exitCode = off === 0 ? 0 : 1;
}

function azureShapes(folder: string): readonly Shape[] {
  return (['conv', 'code'] as const).flatMap((name): readonly Shape[] => {
    const { gapsMs, inputTokens, outputTokens } = readAzure(folder, name);
    const mean = gapsMs.reduce((sum, gap) => sum + gap, 0) / gapsMs.length;
    const gaps = gapsMs.map((gap) => gap / mean);
    return [
      { name: `azure-${name}-gaps`, source: azure, unit: 'mean', values: gaps, curve: withMean(fitCurve(gaps, 1), 1) },
      inMedians(`azure-${name}-input`, azure, inputTokens),
      inMedians(`azure-${name}-output`, azure, outputTokens),
    ];
  });
}

/** Every provider's calls in medians of its own model size, so that only the shape is left. */
function latencyShapes(calls: readonly MeasuredCall[]): readonly Shape[] {
  const keys = new Set(calls.map(({ provider, size }) => `${provider}/${size}`));
  const ratios = [...keys].flatMap((key) => {
    const group = calls.filter(({ provider, size }) => `${provider}/${size}` === key);
    const [ttft, tpot] = [medianOf(group.map((call) => call.ttft)), medianOf(group.map((call) => call.tpot))];
    return group.map((call) => ({ provider: call.provider, ttft: call.ttft / ttft, tpot: call.tpot / tpot }));
  });
  const shapesOf = (name: string, of: (provider: string) => boolean): readonly Shape[] => {
    const own = ratios.filter(({ provider }) => of(provider));
    const ttfts = own.map(({ ttft }) => ttft);
    const tpots = own.map(({ tpot }) => tpot);
    return [inMedians(`${name}-ttft`, llmperf, ttfts), inMedians(`${name}-tpot`, llmperf, tpots)];
  };
  return [
    ...shapesOf('groq', (provider) => provider === 'groq'),
    ...shapesOf('together', (provider) => provider === 'together'),
    ...shapesOf('hosted', () => true),
  ];
}

function inMedians(name: string, source: string, values: readonly number[]): Shape {
  const median = medianOf(values);
  const ratios = values.map((value) => value / median);
  return { name, source, unit: 'median', values: ratios, curve: fitCurve(ratios, 1) };
}

/** Prints one shape's quantiles, measured and drawn; answers how far the worst is off, as a share. */
function compare({ name, unit, values, curve }: Shape): number {
  const stream = new RandomStreams(1).stream(`fit/${name}`);
  const drawn = Array.from({ length: draws }, () => drawFromCurve(stream, curve)).sort((a, b) => a - b);
  const measured = [...values].sort((a, b) => a - b);
  const cells = [0.5, 0.95, 0.99].map((p) => {
    const [was, is] = [quantile(measured, p) ?? 0, quantile(drawn, p) ?? 0];
    return { text: `p${100 * p} ${was.toFixed(3)} drawn ${is.toFixed(3)}`, off: Math.abs(is / was - 1) };
  });
  const worst = Math.max(...cells.map(({ off }) => off));
  const texts = cells.map(({ text }) => text).join('  ');
  process.stdout.write(
    `${name.padEnd(18)} n ${String(values.length).padStart(6)}  ${texts}  in ${unit}s, off by at most ${(100 * worst).toFixed(1)} %\n`,
  );
  return worst;
}

function medianOf(values: readonly number[]): number {
  return (
    quantile(
      [...values].sort((a, b) => a - b),
      0.5,
    ) ?? 1
  );
}
