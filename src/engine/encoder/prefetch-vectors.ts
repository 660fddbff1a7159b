import { decideTier } from '../../core/cascade';
import type { Prompt } from '../../core/domain/prompt';
import type { FlightContext } from '../../core/flight-context';
import { EngineCallError } from '../protocol';
import { Slicer } from '../slicer';
import type { TextVectors } from './text-vectors';

/**
 * Makes the vectors that a run under this context will ask for, so that the run itself never waits. What rules decide is
 * not embedded. `onProgress` counts prompts. Answers how many of the first prompts are ready: all, unless it was cancelled.
 */
export async function prefetchVectors(
  prompts: readonly Prompt[],
  context: FlightContext,
  vectors: TextVectors,
  options: { readonly now: () => number; readonly signal: AbortSignal; readonly onProgress?: (done: number) => void },
): Promise<number> {
  if (!vectors.isReady) return prompts.length;
  const { now, signal, onProgress } = options;
  const wanted: number[] = [];
  const textOf = (index: number): string => prompts[index]?.text ?? '';
  let looked = 0;
  try {
    const slicer = new Slicer(now, signal);
    for (; looked < prompts.length; looked += 1) {
      await slicer.pause();
      const prompt = prompts[looked];
      if (prompt === undefined || vectors.of(prompt.text) !== undefined) continue;
      if (asksForVector(prompt, context)) wanted.push(looked);
    }
    const known = prompts.length - wanted.length;
    await vectors.fetch(wanted.map(textOf), signal, (done) => onProgress?.(known + done));
    return prompts.length;
  } catch (error) {
    if (!(error instanceof EngineCallError && error.code === 'cancelled')) throw error;
    return wanted.find((index) => vectors.of(textOf(index)) === undefined) ?? looked;
  }
}

/** The first thing a cascade asks for tells: rules and gates ask for nothing. */
function asksForVector(prompt: Prompt, context: FlightContext): boolean {
  const quiet: FlightContext = { ...context, emit: null };
  return decideTier(prompt, quiet).next().done !== true;
}
