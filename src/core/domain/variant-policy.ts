import * as v from 'valibot';

const identifier = v.pipe(v.string(), v.minLength(1), v.maxLength(80));

/** Quantisations and distillates of the catalogue's models that are endpoints of their own; simulation only. */
export const variantsSchema = v.pipe(
  v.array(
    v.object({
      id: identifier,
      /** The endpoint of the catalogue. */
      of: identifier,
      name: v.pipe(v.string(), v.minLength(1), v.maxLength(40)),
      /** Times as fast as that. */
      speed: v.pipe(v.number(), v.minValue(0.1), v.maxValue(10)),
      /** Added to its ability, logits. */
      abilityShift: v.pipe(v.number(), v.minValue(-5), v.maxValue(5)),
    }),
  ),
  v.maxLength(8),
);
