import type { Tier } from '../../core/domain/prompt';
import type { Elsewhere } from '../../state/served-elsewhere';

/** Why another tier than the decided one served, and which: "no local model is on, served by cloud". */
export function elsewhereText({ tier, cause }: Elsewhere, decided: Tier): string {
  const causes = {
    explored: 'the bandit explored',
    'failed-over': 'after a failure',
    escalated: 'after a doubted answer',
    'tier-empty': `no ${decided} model is on`,
  };
  return `${causes[cause]}, served by ${tier}`;
}
