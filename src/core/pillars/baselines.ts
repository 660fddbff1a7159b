import type { Prompt, Tier } from '../domain/prompt';
import type { CompiledRules } from '../compile-rules';

/** Prompts between two chances to pause. */
const PROMPTS_AT_ONCE = 2048;

/** A router that knows nothing of the cascade: prompt in, tier out. The simple things that a policy has to beat. */
export type Baseline = (prompt: Prompt) => Tier;

/**
 * The article's static rule, verbatim: `prompt.length < 50 || !hasReasoningTriggers(prompt)` goes local. Its triggers are those
 * that ship, not the user's, so that an edit moves no baseline.
 */
export function articleRule(triggers: CompiledRules['triggers']): Baseline {
  return ({ text }) => (text.length < 50 || !triggers.some(({ regex }) => regex.test(text)) ? 'local' : 'cloud');
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
  /** What a cut above a length gains over one at it: its local prompts less its cloud ones. */
  const gains = new Map<number, number>();
  // From everything to the cloud, moving the texts of one length at a time below the cut.
  let right = 0;
  for (const { text, label } of labelled) {
    const isCloud = label?.need === 'cloud';
    right += Number(isCloud);
    gains.set(text.length, (gains.get(text.length) ?? 0) + (isCloud ? -1 : 1));
  }
  let best = { right, cut: 0 };
  for (const [length, gain] of [...gains].sort(([a], [b]) => a - b)) {
    right += gain;
    if (right > best.right) best = { right, cut: length + 1 };
  }
  return { cut: best.cut, rule: lengthRule(best.cut) };
}

/**
 * The tuned length rule, for each prompt tuned without it: a prompt outside `tuning` meets the cut of all of them, one inside
 * the cut of the other fold. Folds are the halves of the samples; other prompts alternate. Gives the cut in characters;
 * pauses every few milliseconds.
 */
export function* heldOutCutInSteps(
  tuning: readonly Prompt[],
): Generator<void, ((prompt: Prompt) => number) | null, void> {
  const whole = tuneLengthRule(tuning);
  if (whole === null) return null;
  const folds = new Map<Prompt, 0 | 1>();
  for (const [position, prompt] of tuning.entries()) {
    if (position % PROMPTS_AT_ONCE === 0) yield;
    folds.set(prompt, foldOf(prompt, position));
  }
  const cuts: number[] = [];
  for (const fold of [0, 1]) {
    yield;
    const others = tuning.filter((prompt) => folds.get(prompt) !== fold);
    yield;
    // A fold whose counterpart has no label keeps the cut of all: better an optimistic baseline than none.
    cuts.push(tuneLengthRule(others)?.cut ?? whole.cut);
  }
  return (prompt) => cuts[folds.get(prompt) ?? -1] ?? whole.cut;
}

function foldOf(prompt: Prompt, position: number): 0 | 1 {
  if (prompt.split !== undefined) return prompt.split === 'tune' ? 0 : 1;
  return position % 2 === 0 ? 0 : 1;
}
