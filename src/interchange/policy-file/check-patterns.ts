import type { Policy } from '../../core/domain/policy';
import { checkPattern } from '../../core/pillars/check-pattern';

/** What is wrong with the pattern at a path of the policy. */
export interface PatternProblem {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** Every pattern of the rules that does not compile, or may run for ever, and where it stands; those that are off included. */
export function checkPatterns({ rules }: Policy): readonly PatternProblem[] {
  const problems: PatternProblem[] = [];
  const check = (path: PatternProblem['path'], kind: 'keyword' | 'regex', source: string, flags: string): void => {
    const checked = checkPattern(kind, source, flags);
    if (!checked.ok) problems.push({ path, message: checked.failure.message });
  };
  for (const list of ['patterns', 'triggers'] as const) {
    for (const [position, { kind, source, flags }] of rules[list].entries())
      check(['rules', list, position, 'source'], kind, source, flags);
  }
  for (const [position, { patterns }] of rules.safeLists.entries()) {
    for (const [place, source] of patterns.entries())
      check(['rules', 'safeLists', position, 'patterns', place], 'regex', `^(?:${source})$`, 'iu');
  }
  return problems;
}
