import type { Inspection } from '../../core/domain/inspection';
import type { Label } from '../../core/domain/prompt';
import { toggleLabel } from '../../state/label-row';
import { Button } from '../kit/button';
import { needNames } from '../kit/need-names';
import { sourceNames } from '../kit/source-names';
import { compactButton } from './compact-button';
import { VoteActions } from './vote-actions';

const needs: readonly Label['need'][] = ['local', 'cloud', 'both-failed'];

/** What the user can say of an inspected row: which tier it needed, or that its route or its answer was right or wrong. */
export function RowActions({ inspection }: { readonly inspection: Inspection }) {
  const { row, prompt, decision } = inspection;
  const current = prompt.label;
  return (
    <div className="flex flex-wrap items-center gap-1">
      <div role="group" aria-label="Label this row" className="flex flex-wrap gap-1">
        {needs.map((need) => {
          const isOn = current?.need === need;
          return (
            <Button
              key={need}
              aria-pressed={isOn}
              className={`${compactButton} ${isOn ? 'inverted bg-inv-bg! text-inv-fg!' : ''}`}
              onClick={() => void toggleLabel(row, need)}
            >
              {needNames[need]}
            </Button>
          );
        })}
      </div>
      <VoteActions row={row} tier={decision.tier} />
      {current !== undefined && <span className="text-11 text-fg-2">label by {sourceNames[current.source]}</span>}
    </div>
  );
}
