/** How a pasted text is cut: not at all, at lines of three dashes, or at every line. */
export type SplitMode = 'whole' | 'separator' | 'lines';

/** One prompt of a pasted text, with the line it starts on (from 1). */
export interface SplitPrompt {
  readonly text: string;
  readonly line: number;
}

const separator = /^[ \t]*---[ \t]*$/;

/**
 * Cuts a pasted text into prompts as the mode says; a line of three dashes is no prompt of its own where the text is cut. Blank
 * pieces are left out; blank lines around a piece are not part of it, everything else stays as it was typed, and a whole text
 * stays as it is: three dashes are Markdown's rule and YAML's front matter too.
 */
export function splitPrompts(text: string, mode: SplitMode): readonly SplitPrompt[] {
  if (mode === 'whole') return splitPrompts(text, 'separator').length === 0 ? [] : [{ text, line: 1 }];
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
