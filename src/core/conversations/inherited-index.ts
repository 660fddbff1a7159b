import type { Prompt } from '../domain/prompt';
import { featuresOf } from '../features/features-of';
import { complexityReading } from '../pillars/complexity-reading';
import type { RouterModel } from '../pillars/router-model';
import type { Standing } from './conversation-table';
import { earlierTurns } from './earlier-turns';

/**
 * The complexity index, 0..100, that a prompt inherits of the turns before it: the highest of theirs, each times the decay
 * (0..1) once a turn. The turns that come with the prompt are read by their text; without any, where its conversation stood
 * counts. 0 for a first turn.
 */
export function inheritedIndex(prompt: Prompt, standing: Standing | null, decay: number, model: RouterModel): number {
  if (decay === 0) return 0;
  const turns = earlierTurns(prompt);
  if (turns.length === 0) return standing === null ? 0 : decay * standing.index;
  let share = 1;
  let highest = 0;
  for (const turn of turns) {
    share *= decay;
    if (100 * share <= highest) break;
    highest = Math.max(highest, share * complexityReading(model, turn, featuresOf(turn), undefined, null).index);
  }
  return highest;
}
