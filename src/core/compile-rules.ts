import type { Policy, RulePattern, SafeList, TriggerPattern } from './domain/policy';
import type { Failure } from './domain/result';
import { checkPattern } from './pillars/check-pattern';

/** The lists of pillar 1, ready to be matched. */
export interface CompiledRules {
  readonly patterns: readonly { readonly rule: RulePattern; readonly regex: RegExp }[];
  readonly triggers: readonly { readonly trigger: TriggerPattern; readonly regex: RegExp }[];
  readonly safeLists: readonly { readonly list: SafeList; readonly regexes: readonly RegExp[] }[];
}

const mostKnown = 8;
const known = new Map<string, CompiledRules>();

/**
 * Compiles the rules that are enabled; adds what is wrong with them to `failures`. Equal rules give the same lists, so that
 * what they said of a prompt stays known when something else in the policy is edited.
 */
export function compileRules(rules: Policy['rules'], failures: Failure[]): CompiledRules {
  const key = JSON.stringify([rules.patterns, rules.triggers, rules.safeLists]);
  const old = known.get(key);
  if (old !== undefined) return old;
  const found: Failure[] = [];
  const compiled = compile(rules, found);
  failures.push(...found);
  if (found.length > 0) return compiled;
  const [oldest] = known.keys();
  if (known.size >= mostKnown && oldest !== undefined) known.delete(oldest);
  known.set(key, compiled);
  return compiled;
}

function compile({ patterns, triggers, safeLists }: Policy['rules'], failures: Failure[]): CompiledRules {
  const regexOf = (where: string, kind: 'keyword' | 'regex', source: string, flags: string): RegExp[] => {
    const checked = checkPattern(kind, source, flags);
    if (checked.ok) return [checked.value];
    failures.push({ ...checked.failure, message: `${where}: ${checked.failure.message}` });
    return [];
  };
  return {
    patterns: patterns
      .filter((rule) => rule.enabled)
      .flatMap((rule) =>
        regexOf(`Pattern ${rule.source}`, rule.kind, rule.source, rule.flags).map((regex) => ({ rule, regex })),
      ),
    triggers: triggers
      .filter((trigger) => trigger.enabled)
      .flatMap((trigger) =>
        regexOf(`Trigger ${trigger.source}`, trigger.kind, trigger.source, trigger.flags).map((regex) => ({
          trigger,
          regex,
        })),
      ),
    safeLists: safeLists
      .filter((list) => list.enabled)
      .map((list) => ({
        list,
        // The whole trimmed text must match, so that a greeting in front of a task stays a task.
        regexes: list.patterns.flatMap((source) => regexOf(`Safe list ${list.name}`, 'regex', `^(?:${source})$`, 'iu')),
      })),
  };
}
