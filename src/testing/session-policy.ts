import type { Policy } from '../core/domain/policy';
import { fakeEndpoints } from './fake-endpoints';
import { fakePolicy } from './fake-policy';

const clusters: Policy['semantic']['clusters'] = [
  {
    id: 'proofs',
    name: 'Proofs',
    tier: 'cloud',
    scoreThreshold: null,
    utterances: ['prove this theorem', 'derive it'],
  },
  { id: 'chat', name: 'Chat', tier: 'local', scoreThreshold: null, utterances: ['hello there friend', 'tell a joke'] },
];

/** A policy over all fake endpoints with a cluster for each tier; pass what the test is about. */
export function sessionPolicy(patch: Partial<Policy> = {}): Policy {
  const semantic = { enabled: true, similarityThreshold: 0.85, topK: 1, clusters };
  return fakePolicy(
    fakeEndpoints.map((endpoint) => endpoint.id),
    { semantic, ...patch },
  );
}
