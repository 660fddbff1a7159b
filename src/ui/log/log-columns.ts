/** The log's columns, in order: what the head says, and how wide the column is. */
export const logColumns = [
  { id: 'number', head: '#', align: 'right' },
  { id: 'prompt', head: 'Prompt', align: 'left' },
  { id: 'complexity', head: 'Cx %', align: 'right' },
  { id: 'pillar', head: 'Pillar', align: 'left' },
  { id: 'route', head: 'Route', align: 'left' },
  { id: 'cost', head: 'Cost $', align: 'right' },
  { id: 'latency', head: 'ms', align: 'right' },
  { id: 'state', head: 'State', align: 'left' },
  { id: 'label', head: 'Label', align: 'left' },
  { id: 'agreement', head: 'Pillars', align: 'left' },
] as const;
