import type { FidelityNote, FidelityNotes } from '../../core/domain/gateway-export';
import type { Policy } from '../../core/domain/policy';

type Given = readonly (readonly [boolean, FidelityNote])[];

/** What becomes of the routing itself, which the module `classify.mjs` does in front of any gateway. */
export function routingNotes(policy: Policy, withEncoder: boolean): Omit<FidelityNotes, 'refused'> {
  return {
    kept: given(keptOf(policy, withEncoder)),
    approximated: given(approximatedOf(policy, withEncoder)),
    dropped: given(droppedOf(policy, withEncoder)),
  };
}

function given(notes: Given): readonly FidelityNote[] {
  return notes.filter(([is]) => is).map(([, note]) => note);
}

function keptOf({ rules, semantic, complexity, judge, privacy, residency }: Policy, withEncoder: boolean): Given {
  const lists = rules.patterns.length + rules.triggers.length + rules.safeLists.length + (rules.routes?.length ?? 0);
  const clusters = semantic.clusters.length;
  const { edgeThreshold, band } = complexity;
  return [
    [privacy.enabled, { part: 'Privacy gate', becomes: 'a positive allow: what is not labelled stays on the device' }],
    [residency.enabled, { part: 'Residency gate', becomes: 'decided by classify from metadata.region' }],
    [rules.enabled, { part: 'Rules', becomes: `the same code, ${lists} patterns, lists and routes` }],
    [
      semantic.enabled && withEncoder && semantic.encoder === undefined,
      { part: 'Semantic', becomes: `the same encoder and ${clusters} clusters` },
    ],
    [complexity.enabled, { part: 'Complexity gate', becomes: `the same index, ${edgeThreshold} ± ${band}` }],
    [judge.enabled, { part: 'Judge', becomes: `the built-in scorer, threshold ${judge.threshold}` }],
  ];
}

function approximatedOf({ bandit, judge, complexity, resilience }: Policy, withEncoder: boolean): Given {
  return [
    [!withEncoder && complexity.enabled, { part: 'Complexity index', becomes: 'read from the text alone' }],
    [!bandit.frozen, { part: 'Choice of model', becomes: 'the best arm as it stands now, frozen' }],
    [judge.provider !== 'surrogate', { part: 'Judge of your own', becomes: 'the built-in scorer in its place' }],
    [resilience.urgentToFastest, { part: 'Urgent to the fastest', becomes: 'by the catalogue’s times, none measured' }],
  ];
}

function droppedOf(policy: Policy, withEncoder: boolean): Given {
  const { semantic, bandit, cache, conversation, human, escalation, batching, day, answers, alerts } = policy;
  const trims = answers.historyTokens !== null || answers.shorten !== null;
  return [
    [
      !withEncoder && semantic.enabled,
      { part: 'Semantic', becomes: 'nothing without the encoder: the next pillars decide' },
    ],
    [semantic.encoder !== undefined, { part: 'Encoder of your own', becomes: 'nothing: pillar 2 abstains' }],
    [!bandit.frozen, { part: 'Exploration and learning', becomes: 'nothing' }],
    [cache.enabled, { part: 'Response cache', becomes: 'nothing' }],
    [conversation.stickTurns > 0, { part: 'Conversations that stick', becomes: 'every turn for itself' }],
    [conversation.contextDecay > 0, { part: 'Inherited index', becomes: 'from the turns in the request alone' }],
    [human.enabled, { part: 'Human stage', becomes: 'nothing: the row goes to its tier' }],
    [escalation.enabled, { part: 'Checked answers', becomes: 'nothing' }],
    [
      batching !== null || day?.defersLow === true,
      { part: 'Batches and cheap hours', becomes: 'nothing: all is sent at once' },
    ],
    [trims, { part: 'Shortened prompts', becomes: 'nothing: they are sent whole' }],
    [alerts.length > 0, { part: 'Alerts', becomes: 'nothing' }],
  ];
}
