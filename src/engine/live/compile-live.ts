import { compilePolicy } from '../../core/compiled-policy';
import type { CompiledPolicy } from '../../core/compiled-policy';
import type { Endpoint } from '../../core/domain/endpoint';
import type { Policy } from '../../core/domain/policy';
import type { Result } from '../../core/domain/result';
import { withVariants } from '../../core/domain/with-variants';
import { plainModelName } from '../baselines/plain-model-name';

/**
 * Compiles a policy over the user's own endpoints instead of the catalogue's. Its names stand for the first own endpoint of the same
 * tier with the same model, so that routes and the split of the local tier hold in live use; names of models that the user does
 * not have lead nowhere.
 */
export function compileLive(
  policy: Policy,
  catalog: readonly Endpoint[],
  own: readonly Endpoint[],
): Result<CompiledPolicy> {
  const all = withVariants(catalog, policy.variants);
  const aliases = Object.fromEntries(
    policy.models.flatMap(({ id }) => {
      const meant = all.find((one) => one.id === (policy.aliases[id] ?? id));
      const found = own.find(
        ({ tier, model }) => tier === meant?.tier && plainModelName(model) === plainModelName(meant.model),
      );
      return found === undefined ? [] : [[id, found.id]];
    }),
  );
  const models = own.map(({ id }) => ({ id, enabled: true, fromRequest: 0 }));
  return compilePolicy({ ...policy, models, aliases, variants: [] }, own);
}
