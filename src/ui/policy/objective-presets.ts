import type { Policy } from '../../core/domain/policy';

type Objective = Policy['objective'];

interface ObjectivePreset {
  readonly name: string;
  readonly apply: (objective: Objective) => Objective;
  readonly matches: (objective: Objective) => boolean;
}

function preset(name: string, quality: number, latency: number, cost: number): ObjectivePreset {
  return {
    name,
    apply: (objective) => ({ ...objective, quality, latency, cost }),
    matches: (objective) => objective.quality === quality && objective.latency === latency && objective.cost === cost,
  };
}

/** Weights with a name; quality keeps a part in each, or the cheapest wrong answer would win. */
export const objectivePresets: readonly ObjectivePreset[] = [
  preset('Cheapest', 30, 0, 70),
  preset('Fastest', 30, 70, 0),
  preset('Best', 100, 0, 0),
  preset('Balanced', 70, 15, 15),
];
