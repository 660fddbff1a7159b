import type { MatrixCell, MatrixGroup, ModelMatrix } from '../../core/domain/model-matrix';
import { formatCount } from '../kit/format-count';
import { formatShare } from '../kit/format-share';
import { groupDigits } from '../kit/group-digits';

/** Of fewer labelled prompts a gap is not worth a sentence. */
const fewestLabels = 10;

interface Gap {
  readonly group: MatrixGroup;
  readonly own: MatrixCell;
  readonly best: MatrixCell;
  readonly model: string;
  readonly points: number;
}

/** Where the policy falls furthest behind the best model for a kind of prompt, and where it does not; null without labels. */
export function matrixAnswer({ groups, lines }: ModelMatrix): string | null {
  const [policy, ...models] = lines;
  const gaps = groups.flatMap((group, at): Gap[] => {
    const own = policy?.cells[at] ?? null;
    if (group.others === true || own === null || own.accuracy.value === null || own.accuracy.n < fewestLabels)
      return [];
    const rivals = models.flatMap(({ label, cells }) => {
      const cell = cells[at] ?? null;
      return cell?.accuracy.value === null || cell === null ? [] : [{ label, cell, value: cell.accuracy.value }];
    });
    const [best] = rivals.toSorted((a, b) => b.value - a.value);
    if (best === undefined) return [];
    return [{ group, own, best: best.cell, model: best.label, points: best.value - own.accuracy.value }];
  });
  const [worst] = gaps.toSorted((a, b) => b.points - a.points);
  if (worst === undefined) return null;
  const near = gaps.filter(({ points }) => points <= 0.05).length;
  const kept = `Within 5 points of the best model in ${near} of ${gaps.length} groups with ${fewestLabels} labels or more`;
  if (worst.points <= 0) return `${kept}.`;
  const { group, own, best, model, points } = worst;
  return (
    `${kept}; furthest behind in ${group.name}: ${formatShare(own.accuracy.value ?? 0)} against ` +
    `${formatShare(best.accuracy.value ?? 0)} of ${model}, ${groupDigits(100 * points, 1)} points, n ${formatCount(own.accuracy.n)}. ` +
    `The best was picked with hindsight.`
  );
}
