import type { Prompt } from '../domain/prompt';
import type { Incident } from '../domain/scenario';
import { isOn } from './incident-board';

/**
 * Which prompt takes which arrival: slot by slot, the prompt's place in its batch. Without a mix shift that is 0, 1, 2...
 * While one lasts, its share of the slots goes to the hardest prompts of the batch, evenly spread; the others keep their order.
 */
export function shiftMix(
  prompts: readonly Prompt[],
  times: Float64Array,
  firstRequest: number,
  incidents: readonly Incident[],
  hardness: (prompt: Prompt) => number,
): readonly number[] {
  const places = prompts.map((_, place) => place);
  const shifts = incidents.filter((incident) => incident.kind === 'mix');
  if (shifts.length === 0) return places;

  const taken: number[] = [];
  let owed = 0;
  for (const slot of places) {
    const share = Math.max(
      0,
      ...shifts.map((one) => (isOn(one, firstRequest + slot, times[slot] ?? 0) ? one.share : 0)),
    );
    owed += share;
    if (owed < 1) continue;
    owed -= 1;
    taken.push(slot);
  }
  const hardOf = prompts.map(hardness);
  const hardest = places
    .toSorted((a, b) => (hardOf[b] ?? 0) - (hardOf[a] ?? 0) || a - b)
    .slice(0, taken.length)
    .toSorted((a, b) => a - b);
  const isHard = new Set(hardest);
  const rest = places.filter((place) => !isHard.has(place));
  const isTaken = new Set(taken);
  const hard = hardest.values();
  const easy = rest.values();
  return places.map((slot) => (isTaken.has(slot) ? hard : easy).next().value ?? slot);
}
