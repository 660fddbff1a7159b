/** The parts of the panel, in the order in which they stand; stored in the settings while they are open. */
export const sectionIds = [
  'complexity',
  'rules',
  'semantic',
  'judge',
  'bandit',
  'order',
  'privacy',
  'models',
  'objective',
  'resilience',
  'cache',
  'escalation',
  'conversation',
  'answers',
  'alerts',
] as const;

export type SectionId = (typeof sectionIds)[number];
