import type { Prompt, Tier } from '../domain/prompt';
import type { CompiledPolicy } from '../compiled-policy';

/** A router that knows nothing of the cascade: prompt in, tier out. The simple things that a policy has to beat. */
export type Baseline = (prompt: Prompt) => Tier;

/** The article's static rule, verbatim: `prompt.length < 50 || !hasReasoningTriggers(prompt)` goes local. */
export function articleRule(policy: CompiledPolicy): Baseline {
  return ({ text }) => (text.length < 50 || !policy.triggers.some(({ regex }) => regex.test(text)) ? 'local' : 'cloud');
}

/** Texts of at least `cut` characters go to the cloud. */
export function lengthRule(cut: number): Baseline {
  return ({ text }) => (text.length >= cut ? 'cloud' : 'local');
}

/**
 * The length rule that agrees best with the labels of these prompts; cuts are tried at every length that occurs, and at
 * none. Prompts without a label, or where both failed, do not count. Null when nothing is labelled.
 */
export function tuneLengthRule(prompts: readonly Prompt[]): { readonly cut: number; readonly rule: Baseline } | null {
  const labelled = prompts.filter((prompt) => prompt.label !== undefined && prompt.label.need !== 'both-failed');
  if (labelled.length === 0) return null;
  const sorted = labelled
    .map((prompt) => ({ length: prompt.text.length, cloud: prompt.label?.need === 'cloud' }))
    .sort((a, b) => a.length - b.length);
  // From everything to the cloud, moving one text at a time below the cut.
  let right = sorted.filter((entry) => entry.cloud).length;
  let best = { right, cut: 0 };
  sorted.forEach((entry, i) => {
    right += entry.cloud ? -1 : 1;
    const isLastOfItsLength = sorted[i + 1]?.length !== entry.length;
    if (isLastOfItsLength && right > best.right) best = { right, cut: entry.length + 1 };
  });
  return { cut: best.cut, rule: lengthRule(best.cut) };
}

/**
 * The tuned length rule, for each prompt tuned without it: a prompt outside `tuning` meets the cut of all of them, one inside
 * the cut of the other fold. Folds are the halves of the samples; other prompts alternate. Gives the cut in characters.
 */
export function heldOutCut(tuning: readonly Prompt[]): ((prompt: Prompt) => number) | null {
  const whole = tuneLengthRule(tuning);
  if (whole === null) return null;
  const folds = new Map(tuning.map((prompt, position) => [prompt, foldOf(prompt, position)]));
  const cuts = [0, 1].map((fold) => {
    const others = tuning.filter((prompt) => folds.get(prompt) !== fold);
    // A fold whose counterpart has no label keeps the cut of all: better an optimistic baseline than none.
    return tuneLengthRule(others)?.cut ?? whole.cut;
  });
  return (prompt) => cuts[folds.get(prompt) ?? -1] ?? whole.cut;
}

function foldOf(prompt: Prompt, position: number): 0 | 1 {
  if (prompt.split !== undefined) return prompt.split === 'tune' ? 0 : 1;
  return position % 2 === 0 ? 0 : 1;
}
