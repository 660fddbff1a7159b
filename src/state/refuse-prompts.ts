import { longestPromptCharacters } from '../core/domain/prompt';
import type { SplitMode, SplitPrompt } from './split-prompts';

export const mostPromptsAtOnce = 20_000;

/** Why a paste cannot be routed, as a sentence that says what, where and what to do; null when it can. */
export function refusePrompts(prompts: readonly SplitPrompt[], mode: SplitMode): string | null {
  if (prompts.length === 0) return 'Nothing to route: the text is empty. Type a prompt, or press Sample.';
  if (prompts.length > mostPromptsAtOnce)
    return `${plain(prompts.length)} prompts are more than the ${plain(mostPromptsAtOnce)} that fit into one run. Paste fewer.`;
  const index = prompts.findIndex(({ text }) => text.length > longestPromptCharacters);
  const long = prompts[index];
  if (long === undefined) return null;
  const where = prompts.length === 1 ? 'The prompt' : `Prompt ${plain(index + 1)} (line ${plain(long.line)})`;
  const remedy =
    mode === 'lines'
      ? 'Shorten it.'
      : 'Shorten it, or separate prompts by a line of --- and switch on Split at --- (or One per line).';
  return `${where} has ${plain(long.text.length)} characters; ${plain(longestPromptCharacters)} is the most. ${remedy}`;
}

/** Groups of three, as everywhere on the page. */
function plain(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, '\u2009');
}
