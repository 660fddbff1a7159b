export type SplitMode = 'separator' | 'lines';

/** One prompt of a pasted text, with the line it starts on (from 1). */
export interface SplitPrompt {
  readonly text: string;
  readonly line: number;
}

const separator = /^[ \t]*---[ \t]*$/;

/**
 * Cuts a pasted text into prompts: at lines of three dashes, or one a line, where such a line is no prompt either. Blank pieces are left out; blank lines around
 * a prompt are not part of it, everything else stays as it was typed.
 */
export function splitPrompts(text: string, mode: SplitMode): readonly SplitPrompt[] {
  const lines = text.split(/\r\n|\r|\n/);
  if (mode === 'lines')
    return lines
      .map((line, index) => ({ text: line, line: index + 1 }))
      .filter((one) => isSaid(one) && !separator.test(one.text));
  const prompts: SplitPrompt[] = [];
  let from = 0;
  for (let at = 0; at <= lines.length; at += 1) {
    const line = lines[at];
    if (line !== undefined && !separator.test(line)) continue;
    prompts.push(trimmed(lines.slice(from, at), from + 1));
    from = at + 1;
  }
  return prompts.filter(isSaid);
}

function trimmed(lines: readonly string[], line: number): SplitPrompt {
  const first = lines.findIndex((one) => one.trim() !== '');
  const last = lines.findLastIndex((one) => one.trim() !== '');
  return { text: first === -1 ? '' : lines.slice(first, last + 1).join('\n'), line: line + Math.max(0, first) };
}

function isSaid({ text }: SplitPrompt): boolean {
  return text.trim() !== '';
}
