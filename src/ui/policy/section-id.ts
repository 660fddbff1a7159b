/** The sections of the panel by their names, in the order in which they stand; the ids of open ones are kept in the settings. */
export const sectionNames = {
  complexity: 'Complexity',
  rules: 'Rules',
  semantic: 'Semantic',
  judge: 'Judge',
  bandit: 'Bandit',
  order: 'Pillar order',
  privacy: 'Privacy',
  models: 'Models & prices',
  answers: 'Answers',
  objective: 'Objective',
  resilience: 'Resilience',
  cache: 'Cache',
  escalation: 'Escalation',
  conversation: 'Conversations',
  alerts: 'Alerts',
} as const;

export type SectionId = keyof typeof sectionNames;

/** The ids of `sectionNames`. */
export const sectionIds = Object.keys(sectionNames).filter((id): id is SectionId => id in sectionNames);
