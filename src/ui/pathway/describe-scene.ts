import type { BulkScene } from './bulk-scene';
import type { NodeId, PathwayLayout } from './pathway-layout';
import type { NodeLook, Scene } from './pathway-scene';

const names: Readonly<Record<NodeId, string>> = {
  prompt: 'prompt',
  rules: '1 rules',
  semantic: '2 semantic',
  complexity: 'complexity',
  judge: '3 judge',
  bandit: '4 bandit',
};

const words: Readonly<Record<NodeLook, string>> = {
  idle: 'waiting',
  active: 'being read',
  evaluating: 'being asked',
  passed: 'passed on',
  decided: 'decided',
  skipped: 'skipped',
  failed: 'failed',
  blocked: 'blocked',
};

/** What the drawing of one flight shows, in words. */
export function describeScene(layout: PathwayLayout, scene: Scene): string {
  return layout.nodes.map(({ id }) => `${names[id]} ${words[scene.nodes[id].look]}`).join(', ');
}

/** What the drawing of a bulk run shows, in words: who decided how many, and which model got how many. */
export function describeBulk(layout: PathwayLayout, bulk: BulkScene): string {
  const decided = layout.nodes.flatMap(({ id }) => {
    const edge = bulk.drop[id];
    return edge === undefined ? [] : [`${names[id]} decided ${edge.count}`];
  });
  const answered = layout.rows.flatMap(({ model }) => {
    const edge = bulk.rows.get(model.endpointId);
    return edge === undefined || edge.count === 0 ? [] : [`${model.name} ${edge.count}`];
  });
  return [...decided, ...answered].join(', ');
}
