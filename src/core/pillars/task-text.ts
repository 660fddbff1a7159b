import { countCues } from '../features/count-cues';

const readCharacters = 20_000;
/** Where pasted material begins: a fence, a colon at a line's end, a long quotation, a blank line, a long next line. */
const material = /```|~~~|"""|[:：]\s*\n|["“«„「『][^"”»“」』\n]{40}|\n\s*\n|\n(?=[^\n]{120})/;
const inlineColon = /[:：]\s+(?=\S[\s\S]{40})/;

/**
 * The part of a text that states the task: what stands before pasted material. A colon within a line introduces material
 * only after an easy request ("Summarise in one line: ..."); elsewhere the problem itself follows it.
 */
export function taskText(text: string): string {
  const read = text.slice(0, readCharacters).trim();
  const cut = material.exec(read)?.index ?? read.length;
  const task = read.slice(0, cut);
  const colon = inlineColon.exec(task)?.index;
  if (colon === undefined) return task === '' ? read : task;
  const before = task.slice(0, colon);
  return countCues(before).leading === 'easy' ? before : task;
}
