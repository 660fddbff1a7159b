import { samples } from '../catalog/samples';
import type { Prompt } from '../core/domain/prompt';

const count = 1000;
const wordsEach = 20;

/** A thousand sample prompts, the samples over and over; fresh objects, because the core remembers what it has read by identity. */
export function benchPrompts(): readonly Prompt[] {
  return Array.from({ length: count }, (_, k) => {
    const sample = samples[k % samples.length];
    if (sample === undefined) throw new Error('there are no samples');
    return { ...sample, id: `${sample.id}/${k}` };
  });
}

/** A thousand different texts of 20 words, cut from the English samples. */
export function twentyWordTexts(): readonly string[] {
  const words = samples.flatMap((sample) => sample.text.match(/[\p{Script=Latin}\d'’-]+/gu) ?? []);
  return Array.from({ length: count }, (_, k) => {
    const start = (k * 17) % (words.length - wordsEach);
    return words.slice(start, start + wordsEach).join(' ');
  });
}
