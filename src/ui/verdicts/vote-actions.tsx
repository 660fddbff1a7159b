import type { Tier } from '../../core/domain/prompt';
import { labelRow } from '../../state/label-row';
import { needOfVote } from '../../state/need-of-vote';
import { Button } from '../kit/button';
import { needNames } from '../kit/need-names';
import { compactButton } from './compact-button';

interface VoteActionsProps {
  readonly row: number;
  /** Where the row went; null where nothing could serve it. */
  readonly tier: Tier | null;
}

/** Overrides a route, or votes on its answer: either way a label of the user's own, and with it a preference. */
export function VoteActions({ row, tier }: VoteActionsProps) {
  if (tier === null) return null;
  const other = tier === 'local' ? 'cloud' : 'local';
  return (
    <>
      <Button
        className={compactButton}
        title={`Labels the row “${needNames[other]}”: ${other} is preferred over ${tier}`}
        onClick={() => void labelRow(row, other)}
      >
        Override: {other}
      </Button>
      <Vote row={row} tier={tier} good />
      <Vote row={row} tier={tier} good={false} />
    </>
  );
}

function Vote({ row, tier, good }: { readonly row: number; readonly tier: Tier; readonly good: boolean }) {
  const need = needOfVote(good, tier);
  const name = good ? 'Good answer' : 'Bad answer';
  return (
    <Button
      className={compactButton}
      aria-label={name}
      title={need === null ? undefined : `${name}. Labels the row “${needNames[need]}”`}
      refusal={need === null ? 'A good cloud answer does not say whether local was enough: choose a label' : undefined}
      onClick={() => {
        if (need !== null) void labelRow(row, need);
      }}
    >
      {good ? '+1' : '−1'}
    </Button>
  );
}
