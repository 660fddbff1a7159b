import { decideTier } from '../../../core/cascade';
import { expectedCosts } from '../../../core/dispatch/expected-costs';
import type { EndpointId } from '../../../core/domain/endpoint';
import type { Prompt, Tier } from '../../../core/domain/prompt';
import type { StageId } from '../../../core/domain/verdict';
import { driveCached } from '../../../core/drive-cached';
import type { EmbeddedText } from '../../../core/effects';
import { pick } from '../../../core/pick';
import { banditFeatures } from '../../../core/pillars/bandit-features';
import { QuotedArms } from '../../../core/pillars/quoted-arms';
import type { StatelessContext } from './stateless-context';

/** Where a prompt goes, and what else may serve it. */
export interface StatelessRoute {
  /** Null: nobody may serve it. */
  readonly route: EndpointId | null;
  readonly tier: Tier | null;
  /** `none`: no gate removed anybody. `held`: a gate did, so that nobody but the route may be asked. */
  readonly guard: 'none' | 'held';
  readonly decidedBy: StageId;
  /** Why nobody may serve it; null where somebody may. */
  readonly refused: string | null;
}

/** Decides about one prompt as the session's policy does, without anything that a session remembers. */
export function routeStatelessly(
  prompt: Prompt,
  { context, arms }: StatelessContext,
  embeddedOf: (prompt: Prompt) => EmbeddedText | undefined,
): StatelessRoute {
  const decision = driveCached(decideTier(prompt, context), context.model, embeddedOf);
  const { features, complexity, allowed, tier, decidedBy, blockedBy } = decision;
  const quoted = new QuotedArms(arms, context.policy.policy.objective, expectedCosts(features, context));
  const picked = pick(prompt, decision, banditFeatures(features, complexity.index), quoted, context);
  const everybody = context.policy.offer(0).ids.size;
  return {
    route: picked?.endpointId ?? null,
    tier,
    guard: allowed.size === everybody ? 'none' : 'held',
    decidedBy,
    refused: picked === null ? (blockedBy?.reason ?? 'No endpoint may serve it.') : null,
  };
}
