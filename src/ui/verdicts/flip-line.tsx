import type { Counterfactual } from '../../core/domain/inspection';

/** The nearest changes that would send the prompt to the other tier, nearest first. */
export function FlipLine({ counterfactuals }: { readonly counterfactuals: readonly Counterfactual[] }) {
  const [nearest, ...others] = counterfactuals;
  if (nearest === undefined) return null;
  return (
    <p className="text-13 min-[900px]:text-12">
      <span aria-hidden>⇄ </span>
      <span className="font-bold">{nearest.sentence}</span>
      {others.map(({ sentence }) => (
        <span key={sentence} className="text-fg-2">
          {' '}
          {sentence}
        </span>
      ))}
    </p>
  );
}
