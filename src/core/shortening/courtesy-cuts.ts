import type { TextSpan } from './protected-spans';

const greeting =
  /^\s*(?:(?:hi|hello|hey|greetings|good (?:morning|afternoon|evening)|dear [a-z]{1,20})(?: there| all| everyone| assistant)?\s*(?:[,!.]+\s*|\n\s*)|i hope (?:you are|you're|this finds you) [a-z ]{1,30}[.!]\s*)+/i;
const wrapper =
  /^\s*(?:(?:could|can|would|will) you (?:please|kindly),? |(?:please|kindly),? |(?:i would|i'd) (?:really )?(?:like you to|appreciate it if you could) )/i;
const farewell =
  /(?<=[.?!\n])\s*(?:many thanks|thank you(?: (?:so|very) much)?(?: in advance| for (?:your|the) [a-z]{1,20})?|thanks(?: a (?:lot|million)| so much| again)?(?: in advance| for (?:your|the) [a-z]{1,20})?|cheers|(?:best|kind|warm) regards|have a (?:nice|great|good) day|i (?:would )?(?:really )?appreciate (?:it|your [a-z]{1,20}))[\s.!,]*$/i;
const latePlease = /,? please(?=[.?!]?\s*$)/i;
/** A colon that may bring a text which ends so itself. */
const introduction = /[:：]\s+\S/u;
/** What is left must still ask for something. */
const fewestWords = 3;

/**
 * Courtesies at the edges of an English text: a greeting, "could you please", "thanks in advance". None where too little
 * would be left; none at the end of a text that introduces another.
 */
export function courtesyCuts(text: string): readonly TextSpan[] {
  const cuts: TextSpan[] = [];
  const start = lengthOf(greeting.exec(text));
  const asked = start + lengthOf(wrapper.exec(text.slice(start)));
  if (asked > 0) cuts.push({ from: text.length - text.trimStart().length, to: asked });
  let end = text.length;
  for (const pattern of introduction.test(text) ? [] : [farewell, farewell, latePlease]) {
    const found = pattern.exec(text.slice(0, end));
    if (found === null || found.index <= asked) continue;
    cuts.push({ from: found.index, to: found.index + found[0].length });
    if (pattern === farewell) end = found.index;
  }
  const left = text.length - cuts.reduce((sum, cut) => sum + cut.to - cut.from, 0);
  const words = text.slice(asked, end).match(/\p{L}{2,}/gu)?.length ?? 0;
  return left > 0 && words >= fewestWords ? cuts.filter(({ from, to }) => to > from) : [];
}

function lengthOf(match: RegExpExecArray | null): number {
  return match?.[0].length ?? 0;
}
