/** What a column of a log can mean to the router. */
export const logFields = [
  'prompt',
  'system',
  'tierNeeded',
  'label',
  'app',
  'user',
  'userTier',
  'session',
  'region',
  'priority',
  'model',
  'cost',
  'latency',
  'startedAt',
  'endedAt',
  'quality',
] as const;

export type LogField = (typeof logFields)[number];
