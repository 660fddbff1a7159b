import { endpoints } from '../../catalog/endpoints';
import { fitLogistic } from '../../core/refit/fit-logistic';
import type { LogisticRow } from '../../core/refit/fit-logistic';
import type { JudgeModel } from '../../core/pillars/router-model';
import type { JudgeRow } from './judge-rows';

/** Recorded models whose ability stands in the catalogue, with that ability. */
const recorded: readonly (readonly [RegExp, number])[] = endpoints.flatMap((endpoint) => {
  const name = /^([^:]+): -?\d/.exec(endpoint.sources.ability.note)?.[1];
  return name === undefined ? [] : [[sameModel(name), endpoint.ability] as const];
});

/**
 * Where scores lie among abilities: logistic regression of every recorded answer on the ability of its model and the score
 * of its prompt, rows weighted as in the fit. The ability's factor is below 1, because one score stands for many difficulties.
 */
export function fitItemCurve(rows: readonly JudgeRow[], score: readonly number[]): JudgeModel['item'] {
  const answers = rows.flatMap((row, k) =>
    Object.entries(row.scores).flatMap(([name, target]): LogisticRow[] => {
      const ability = recorded.find(([pattern]) => pattern.test(name))?.[1];
      if (ability === undefined) return [];
      return [{ features: Float64Array.of(ability, score[k] ?? 0), target, weight: row.weight }];
    }),
  );
  const { bias, weights } = fitLogistic(answers, 1);
  return { ability: weights[0] ?? 0, difficulty: -(weights[1] ?? 0), intercept: -bias };
}

/** Files write Llama-3.1-8B in three ways. */
function sameModel(name: string): RegExp {
  const loose = name
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .join('[^a-z0-9]+');
  return new RegExp(`^(?:meta[^a-z0-9]+)?${loose}$`, 'i');
}
