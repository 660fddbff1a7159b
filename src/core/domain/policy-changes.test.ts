import { describe, expect, it } from 'vitest';
import { catalog } from '../../catalog/catalog';
import { policyChanges } from './policy-changes';

const { defaultPolicy } = catalog;

describe('policyChanges', () => {
  it('is empty where only name and version differ', () => {
    expect(policyChanges(defaultPolicy, { ...defaultPolicy, name: 'other', version: 9 })).toEqual([]);
    expect(policyChanges(defaultPolicy, structuredClone(defaultPolicy))).toEqual([]);
  });

  it('names a value by its path', () => {
    const complexity = { ...defaultPolicy.complexity, edgeThreshold: 90 };
    const { edgeThreshold } = defaultPolicy.complexity;
    expect(policyChanges(defaultPolicy, { ...defaultPolicy, complexity })).toEqual([
      { path: 'complexity.edgeThreshold', before: String(edgeThreshold), after: '90' },
    ]);
  });

  it('finds what a list holds by its id, wherever it stands, and says when its order alone changed', () => {
    const [first, ...others] = defaultPolicy.models;
    const models = [...others.slice(1), { ...first!, enabled: !first!.enabled }];
    const changes = policyChanges(defaultPolicy, { ...defaultPolicy, models });
    expect(changes).toContainEqual({
      path: `models.${first!.id}.enabled`,
      before: String(first!.enabled),
      after: String(!first!.enabled),
    });
    expect(changes).toContainEqual(expect.objectContaining({ path: `models.${others[0]!.id}`, after: null }));
    expect(changes).toContainEqual(expect.objectContaining({ path: 'models (order)' }));
    expect(changes).toHaveLength(3);
  });

  it('shows an added example, and both ways are mirror images', () => {
    const [cluster, ...rest] = defaultPolicy.semantic.clusters;
    const clusters = [{ ...cluster!, utterances: [...cluster!.utterances, 'prove it '.repeat(30)] }, ...rest];
    const after = { ...defaultPolicy, semantic: { ...defaultPolicy.semantic, clusters } };
    const [change, ...more] = policyChanges(defaultPolicy, after);
    expect(more).toEqual([]);
    expect(change).toMatchObject({ before: null });
    expect(change!.after!.length).toBe(60);
    expect(policyChanges(after, defaultPolicy)).toEqual([{ path: change!.path, before: change!.after, after: null }]);
  });
});
