import type { FrontierReference } from '../../core/domain/frontier';
import { referenceMarks } from '../kit/reference-marks';

interface Placed {
  readonly id: FrontierReference['id'];
  readonly cost: number;
  readonly value: number;
}

/** Marks with their short names; those that stand in one place are one mark under all of their names, so that none hides another. */
export function sharedNames(marks: readonly Placed[]): readonly (Placed & { readonly name: string })[] {
  const byPlace = new Map<string, Placed & { readonly name: string }>();
  for (const mark of marks) {
    const place = `${mark.cost.toPrecision(6)}/${mark.value.toFixed(2)}`;
    const { name } = referenceMarks[mark.id];
    const other = byPlace.get(place);
    byPlace.set(place, other === undefined ? { ...mark, name } : { ...other, name: `${other.name} = ${name}` });
  }
  return [...byPlace.values()];
}
