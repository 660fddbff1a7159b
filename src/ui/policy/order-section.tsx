import { lazy, Suspense, useState } from 'react';
import type { Policy } from '../../core/domain/policy';
import type { TierStageId } from '../../core/domain/verdict';
import { usePolicy } from '../../state/policy-store';
import { stageName } from '../kit/stage-name';
import { IconButton } from './icon-button';
import { moveItem } from './move-item';
import { PolicySection } from './policy-section';
import { Toggle } from './toggle';

const HumanFields = lazy(async () => ({ default: (await import('./human-fields')).HumanFields }));

/** The order in which the pillars are asked, by buttons or by dragging, and whether those behind the decision are asked too; a person at the end. */
export function OrderSection() {
  const policy = usePolicy((state) => state.policy);
  const [dragged, setDragged] = useState<number | null>(null);
  if (policy === null) return null;
  const { order, evaluateAll, human } = policy;
  const move = (from: number, to: number): void => {
    const next = moveItem(order, from, to);
    usePolicy.getState().edit(`order ${next.join(', ')}`, (old) => ({ ...old, order: next }));
  };
  return (
    <PolicySection id="order" parts={['order', 'evaluateAll', 'human']}>
      <p className="text-12 text-fg-2">
        The first that does not pass on decides the tier. The bandit then picks the endpoint.
      </p>
      <ol className="border-t border-hair">
        {order.map((stage, index) => (
          <li key={stage} className="flex items-center gap-1 border-b border-hair py-1">
            <button
              type="button"
              draggable
              aria-describedby="order-how"
              onDragStart={() => setDragged(index)}
              onDragEnd={() => setDragged(null)}
              onDragOver={(event) => event.preventDefault()}
              onDrop={() => {
                if (dragged !== null && dragged !== index) move(dragged, index);
                setDragged(null);
              }}
              onKeyDown={(event) => {
                const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
                if (step === undefined) return;
                event.preventDefault();
                move(index, index + step);
              }}
              className={`flex min-h-hit flex-1 cursor-grab items-center gap-2 text-left text-12 hover:bg-fill pointer-coarse:min-h-hit-touch ${dragged === index ? 'bg-fill' : ''}`}
            >
              <span aria-hidden className="num text-fg-2">
                ⠿
              </span>
              {stageName(stage)}
            </button>
            <Toggle
              name={`${stageName(stage)} takes part`}
              isBare
              checked={policy[stage].enabled}
              onChange={(enabled) => setEnabled(stage, enabled)}
            />
            <IconButton
              name={`Move ${stageName(stage)} up`}
              glyph="↑"
              disabled={index === 0}
              onClick={() => move(index, index - 1)}
            />
            <IconButton
              name={`Move ${stageName(stage)} down`}
              glyph="↓"
              disabled={index === order.length - 1}
              onClick={() => move(index, index + 1)}
            />
          </li>
        ))}
        <li className="flex min-h-hit items-center gap-1 border-b border-hair py-1 text-12">
          <span className="flex-1 pl-5">{stageName('human')}</span>
          <Toggle
            name={`${stageName('human')} takes part`}
            isBare
            checked={human.enabled}
            onChange={(enabled) =>
              usePolicy
                .getState()
                .edit(`Human ${enabled ? 'on' : 'off'}`, (old) => ({ ...old, human: { ...old.human, enabled } }))
            }
          />
        </li>
      </ol>
      <p id="order-how" className="text-11 text-fg-2">
        Drag a pillar, or move it with ↑ and ↓. The human stage is always last.
      </p>
      {human.enabled && (
        <Suspense fallback={null}>
          <HumanFields />
        </Suspense>
      )}
      <Toggle
        name="Evaluate all pillars"
        checked={evaluateAll}
        onChange={(next) =>
          usePolicy.getState().edit(next ? 'Evaluate all' : 'First decides', (old) => ({ ...old, evaluateAll: next }))
        }
      />
      <p className="text-12 text-fg-2">Skipped pillars then leave a shadow verdict, which decides nothing.</p>
    </PolicySection>
  );
}

function setEnabled(stage: TierStageId, enabled: boolean): void {
  const update = (policy: Policy): Policy => ({ ...policy, [stage]: { ...policy[stage], enabled } });
  usePolicy.getState().edit(`${stageName(stage)} ${enabled ? 'on' : 'off'}`, update);
}
