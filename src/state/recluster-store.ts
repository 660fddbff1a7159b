import { create } from 'zustand';
import type { ClusterProposal, ReclusterSource } from '../core/domain/cluster-proposal';
import type { PolicyEffect } from '../core/domain/frontier';
import type { Cluster } from '../core/domain/policy';
import { callFailure } from './call-failure';
import { useEngine } from './engine-store';
import { usePolicy } from './policy-store';
import { regroupedClusters } from './regrouped-clusters';

/** Where a re-clustering stands. `basis` are the clusters that it was made from: others need another proposal. */
type ReclusterState =
  | { readonly state: 'idle' | 'running' }
  | { readonly state: 'failed'; readonly message: string }
  | {
      readonly state: 'proposed';
      readonly source: ReclusterSource;
      readonly proposal: ClusterProposal;
      readonly basis: readonly Cluster[];
      /** What accepting does to the session's prompts; null where it could not be worked out. */
      readonly effect: PolicyEffect | null;
    };

interface ReclusterStore {
  readonly recluster: ReclusterState;
  readonly propose: (source: ReclusterSource, k: number, most: number) => Promise<void>;
  /** Gives a proposed group another name. */
  readonly rename: (group: number, name: string) => void;
  /** Takes the groups into the policy, as one undo step; not when the clusters have changed since they were proposed. */
  readonly accept: () => void;
  readonly drop: () => void;
}

/** Re-clustering of examples: proposed by the engine, taken over or dropped by the user. */
export const useRecluster = create<ReclusterStore>()((set, get) => ({
  recluster: { state: 'idle' },
  propose: async (source, k, most) => {
    const { client } = useEngine.getState();
    const { policy } = usePolicy.getState();
    if (client === null || policy === null || get().recluster.state === 'running') return;
    set({ recluster: { state: 'running' } });
    const basis = policy.semantic.clusters;
    try {
      const proposal = await client.call('recluster', { source, k, most });
      const clusters = regroupedClusters(basis, source, proposal.groups);
      const to = { ...policy, semantic: { ...policy.semantic, clusters } };
      const effect = await client.call('policy-preview', { from: policy, to }).catch(() => null);
      set({ recluster: { state: 'proposed', source, proposal, basis, effect } });
    } catch (error) {
      set({ recluster: { state: 'failed', message: callFailure(error).message } });
    }
  },
  rename: (group, name) => {
    const { recluster } = get();
    if (recluster.state !== 'proposed') return;
    const groups = recluster.proposal.groups.map((one, place) => (place === group ? { ...one, name } : one));
    set({ recluster: { ...recluster, proposal: { ...recluster.proposal, groups } } });
  },
  accept: () => {
    const { recluster } = get();
    const { policy, edit } = usePolicy.getState();
    if (recluster.state !== 'proposed' || policy?.semantic.clusters !== recluster.basis) return;
    const { source, proposal } = recluster;
    const groups = proposal.groups.map((group) => ({ ...group, name: group.name.trim() || 'Unnamed' }));
    edit(`re-cluster in ${groups.length}`, (before) => {
      const clusters = regroupedClusters(before.semantic.clusters, source, groups);
      return { ...before, semantic: { ...before.semantic, clusters } };
    });
    set({ recluster: { state: 'idle' } });
  },
  drop: () => set({ recluster: { state: 'idle' } }),
}));
