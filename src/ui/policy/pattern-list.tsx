import type { RulePattern, TriggerPattern } from '../../core/domain/policy';
import { moveItem } from './move-item';
import { PatternLine } from './pattern-line';
import { patternName } from './pattern-name';

interface PatternListProps<Pattern extends TriggerPattern> {
  readonly name: string;
  /** What one of them is called. */
  readonly noun: 'pattern' | 'trigger';
  readonly patterns: readonly Pattern[];
  /** The composer's text, which every pattern is tried on. */
  readonly sample: string;
  readonly onChange: (description: string, patterns: Pattern[]) => void;
}

/** Patterns in the order in which they are tried: each can be switched off, moved and removed without touching the others. */
export function PatternList<Pattern extends TriggerPattern | RulePattern>(props: PatternListProps<Pattern>) {
  const { name, noun, patterns, sample, onChange } = props;
  if (patterns.length === 0) return <p className="text-12 text-fg-2">None yet.</p>;
  return (
    <ol aria-label={name} className="border-t border-hair">
      {patterns.map((pattern, index) => (
        <PatternLine
          key={pattern.id}
          pattern={pattern}
          called={patternName(noun, index, pattern)}
          sample={sample}
          isFirst={index === 0}
          isLast={index === patterns.length - 1}
          onToggle={(enabled) =>
            onChange(
              `${pattern.source} ${enabled ? 'on' : 'off'}`,
              patterns.map((other) => (other.id === pattern.id ? { ...other, enabled } : other)),
            )
          }
          onMove={(step) => onChange(`${pattern.source} moved`, moveItem(patterns, index, index + step))}
          onRemove={() =>
            onChange(
              `${pattern.source} removed`,
              patterns.filter((other) => other.id !== pattern.id),
            )
          }
        />
      ))}
    </ol>
  );
}
