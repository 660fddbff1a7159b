import { lazy, Suspense } from 'react';
import { NumberField } from '../kit/number-field';
import { PolicySection } from './policy-section';
import { usePolicyPart } from './use-policy-part';

const Stickiness = lazy(async () => ({ default: (await import('./stickiness')).Stickiness }));

/** How the turns of one conversation are routed together, and what sticking to an endpoint costs on this traffic. */
export function ConversationSection() {
  const part = usePolicyPart('conversation');
  if (part === null) return null;
  const { value, edit } = part;
  return (
    <PolicySection id="conversation" parts={['conversation']}>
      <NumberField
        name="Easy turns that stay in the cloud"
        value={value.stickTurns}
        min={0}
        max={50}
        step={1}
        withSlider={false}
        describedBy="stick-meaning"
        onChange={(next, group) =>
          edit(
            (before, after) => `sticks ${before.stickTurns} → ${after.stickTurns}`,
            { stickTurns: Math.round(next) },
            group,
          )
        }
      />
      <p id="stick-meaning" className="text-12 text-fg-2">
        {value.stickTurns === 0
          ? 'Every turn is routed alone.'
          : 'After a hard turn. A conversation goes up at once and keeps its endpoint: a switch loses the provider’s prompt cache. Never past a gate or a pattern of yours.'}
      </p>
      <NumberField
        name="Complexity handed down"
        value={value.contextDecay}
        min={0}
        max={1}
        step={0.05}
        describedBy="decay-meaning"
        onChange={(next, group) =>
          edit((before, after) => `decay ${before.contextDecay} → ${after.contextDecay}`, { contextDecay: next }, group)
        }
      />
      <p id="decay-meaning" className="text-12 text-fg-2">
        {value.contextDecay === 0
          ? 'The last turn alone is scored.'
          : `A turn after one of index 80 is scored ${Math.round(80 * value.contextDecay)} at least.`}
      </p>
      <Suspense fallback={null}>
        <Stickiness />
      </Suspense>
    </PolicySection>
  );
}
