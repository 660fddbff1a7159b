import type { RulePattern, TriggerPattern } from '../../core/domain/policy';
import { IconButton } from './icon-button';
import { patternMatch } from './pattern-match';
import { Toggle } from './toggle';

interface PatternLineProps {
  readonly pattern: TriggerPattern | RulePattern;
  /** Its name for those who do not see it. */
  readonly called: string;
  readonly sample: string;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly onToggle: (enabled: boolean) => void;
  readonly onMove: (step: -1 | 1) => void;
  readonly onRemove: () => void;
}

/** One pattern of a list, with what it matches in the composer's text. */
export function PatternLine({
  pattern,
  called,
  sample,
  isFirst,
  isLast,
  onToggle,
  onMove,
  onRemove,
}: PatternLineProps) {
  const { source, kind, flags, enabled } = pattern;
  const match = enabled && sample !== '' ? patternMatch(pattern, sample) : null;
  return (
    <li className="border-b border-hair py-1">
      <div className="flex items-center gap-1">
        <Toggle name={`${called} is on`} isBare checked={enabled} onChange={onToggle} />
        <code className="min-w-0 flex-1 text-12 break-all">{kind === 'regex' ? `/${source}/${flags}` : source}</code>
        {'tier' in pattern && <span className="num text-11 text-fg-2">→ {pattern.tier}</span>}
        <IconButton name={`Move ${called} up`} glyph="↑" disabled={isFirst} onClick={() => onMove(-1)} />
        <IconButton name={`Move ${called} down`} glyph="↓" disabled={isLast} onClick={() => onMove(1)} />
        <IconButton name={`Remove ${called}`} glyph="✕" onClick={onRemove} />
      </div>
      {match !== null && (
        <p className="pl-6 text-11">
          matches <mark className="bg-hair px-0.5 text-fg underline">{match.slice(0, 60)}</mark> in the composer
        </p>
      )}
    </li>
  );
}
