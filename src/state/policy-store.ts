import { create } from 'zustand';
import type { Endpoint } from '../core/domain/endpoint';
import type { Frontier, PolicyEffect } from '../core/domain/frontier';
import type { Policy } from '../core/domain/policy';
import { withVariants } from '../core/domain/with-variants';
import { withoutPast } from '../core/domain/without-past';
import { callFailure } from './call-failure';
import { endProgress, setNotice, takeRunSummary, useEngine } from './engine-store';
import { latestOnly } from './latest-only';
import { tellFailure } from './tell-failure';
import { useTelemetry } from './telemetry-store';

/** A part of the policy that is edited, compared and reset on its own. */
export type PolicySection = Exclude<keyof Policy, 'schemaVersion' | 'name' | 'version'>;

interface UndoStep {
  readonly description: string;
  readonly before: Policy;
  readonly after: Policy;
  /** Edits of one group, as in one drag of a slider, are one step. */
  readonly group: string | null;
}

interface PolicyState {
  /** The policy on show; null before the catalogue was read. An edit shows at once and is applied behind. */
  readonly policy: Policy | null;
  readonly endpoints: readonly Endpoint[];
  /** What edits are compared with and reset to. */
  readonly saved: Policy | null;
  /** What the latest step does to the session's prompts; ui/kit/effect-sentence has the words. */
  readonly effect: {
    readonly description: string;
    readonly effect: PolicyEffect;
    readonly telemetryHash: string;
  } | null;
  /** Null while nothing was routed. */
  readonly frontier: Frontier | null;
  /** Of which run it was read. */
  readonly frontierHash: string;
  /** What undo and redo would take back or bring back; null when there is nothing. */
  readonly undoLabel: string | null;
  readonly redoLabel: string | null;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** True while the session is flown again under an edit. */
  readonly applying: boolean;
  /**
   * Takes over the catalogue, with the policy that a restored session is flown under in the place of its own. Edits are
   * numbered on from the highest version there has been.
   */
  readonly load: (
    policy: Policy,
    endpoints: readonly Endpoint[],
    restored?: { readonly applied: Policy; readonly highestVersion: number },
  ) => void;
  /**
   * Changes the policy, as one undo step, or as part of the latest step when that has the same group. The description
   * names what changed, from the step's start: a function is given the policies before and after the step.
   */
  readonly edit: (
    description: string | ((before: Policy, after: Policy) => string),
    update: (policy: Policy) => Policy,
    options?: { readonly group?: string },
  ) => void;
  readonly undo: () => void;
  readonly redo: () => void;
  readonly resetSection: (section: PolicySection) => void;
  /** True where a section (the whole policy when left out) differs from the saved one. */
  readonly isModified: (section?: PolicySection) => boolean;
  /** Reads the frontier again. */
  readonly refreshFrontier: () => void;
}

const steps: {
  done: UndoStep[];
  undone: UndoStep[];
  highestVersion: number;
  applied: Policy | null;
  catalogue: readonly Endpoint[];
} = {
  done: [],
  undone: [],
  highestVersion: 0,
  applied: null,
  catalogue: [],
};
const longestHistory = 200;

/** The routing policy and its edits. */
export const usePolicy = create<PolicyState>()((set, get) => ({
  policy: null,
  endpoints: [],
  saved: null,
  effect: null,
  frontier: null,
  frontierHash: '',
  undoLabel: null,
  redoLabel: null,
  canUndo: false,
  canRedo: false,
  applying: false,
  load: (saved, endpoints, restored) => {
    const policy = restored?.applied ?? saved;
    steps.done = [];
    steps.undone = [];
    steps.highestVersion = Math.max(saved.version, policy.version, restored?.highestVersion ?? 0);
    steps.applied = policy;
    steps.catalogue = endpoints;
    set({ policy, endpoints: endpointsUnder(policy), saved, effect: null, ...historyLabels() });
  },
  edit: (description, update, { group } = {}) => {
    const { policy } = get();
    if (policy === null) return;
    const latest = steps.done.at(-1);
    const continued = group !== undefined && latest?.group === group && latest.after === policy ? latest : null;
    const before = continued?.before ?? policy;
    const version = continued?.after.version ?? steps.highestVersion + 1;
    const after = { ...update(policy), version };
    if (sameContent(after, policy)) return;
    steps.highestVersion = Math.max(steps.highestVersion, version);
    const text = typeof description === 'string' ? description : description(before, after);
    const step = { description: text, before, after, group: group ?? null };
    steps.done = [...(continued === null ? steps.done : steps.done.slice(0, -1)), step].slice(-longestHistory);
    steps.undone = [];
    move(before, after, text);
  },
  undo: () => {
    const step = steps.done.at(-1);
    if (step === undefined) return;
    steps.done = steps.done.slice(0, -1);
    steps.undone = [...steps.undone, step];
    move(step.after, step.before, `Undo ${step.description}`);
  },
  redo: () => {
    const step = steps.undone.at(-1);
    if (step === undefined) return;
    steps.undone = steps.undone.slice(0, -1);
    steps.done = [...steps.done, step];
    move(step.before, step.after, step.description);
  },
  resetSection: (section) => {
    const { saved, edit } = get();
    if (saved === null) return;
    edit(`Reset ${section}`, (policy) => ({ ...policy, [section]: saved[section] }));
  },
  isModified: (section) => isModified(get(), section),
  refreshFrontier: () => readFrontier(),
}));

/** Follows a session that was started over: neither the policy nor any step says anything of its rows any more. */
export function startPolicyOver(): void {
  const { policy } = usePolicy.getState();
  const anew = ({ before, after, ...step }: UndoStep): UndoStep => {
    return { ...step, before: withoutPast(before), after: withoutPast(after) };
  };
  steps.done = steps.done.map(anew);
  steps.undone = steps.undone.map(anew);
  steps.applied = steps.applied === null ? null : withoutPast(steps.applied);
  if (policy !== null) usePolicy.setState({ policy: withoutPast(policy), effect: null });
}

/** True where the policy, or one section of it, differs from the saved one. Usable as a selector. */
export function isModified({ policy, saved }: Pick<PolicyState, 'policy' | 'saved'>, section?: PolicySection): boolean {
  if (policy === null || saved === null || policy === saved) return false;
  if (section === undefined) return !sameContent(policy, saved);
  return !equalJson(policy[section], saved[section]);
}

function sameContent(one: Policy, other: Policy): boolean {
  return equalJson({ ...one, version: 0 }, { ...other, version: 0 });
}

// Policies are plain JSON whose keys keep their order through edits, so their text tells them apart.
function equalJson(one: unknown, other: unknown): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}

/** The catalogue's endpoints and a policy's variants of them; the same list while those are the same. */
function endpointsUnder({ variants }: Policy): readonly Endpoint[] {
  const { endpoints, policy } = usePolicy.getState();
  const isSame = policy !== null && endpoints.length > 0 && equalJson(policy.variants, variants);
  return isSame && endpoints[0] === steps.catalogue[0] ? endpoints : withVariants(steps.catalogue, variants);
}

function historyLabels(): Pick<PolicyState, 'undoLabel' | 'redoLabel' | 'canUndo' | 'canRedo'> {
  const undoLabel = steps.done.at(-1)?.description ?? null;
  const redoLabel = steps.undone.at(-1)?.description ?? null;
  return { undoLabel, redoLabel, canUndo: undoLabel !== null, canRedo: redoLabel !== null };
}

function move(from: Policy, to: Policy, description: string): void {
  usePolicy.setState({ policy: to, endpoints: endpointsUnder(to), applying: true, ...historyLabels() });
  apply({ from, to, description });
}

const apply = latestOnly(
  async ({ from, to, description }: { readonly from: Policy; readonly to: Policy; readonly description: string }) => {
    const { client } = useEngine.getState();
    if (client === null) return;
    try {
      const summary = await client.call('policy-apply', { policy: to });
      steps.applied = to;
      takeRunSummary(summary);
      // The effect is asked for behind it, so that both policies have been flown and the effect is what the rows show.
      const effect = await client.call('policy-preview', { from, to }).catch(() => null);
      usePolicy.setState({
        // It holds for this run: a fault, a label or another prompt makes it the effect on a session that is gone.
        effect: effect === null ? null : { description, effect, telemetryHash: summary.telemetryHash },
        applying: usePolicy.getState().policy !== to,
      });
      endProgress();
    } catch (error) {
      revert(to, callFailure(error).message);
    }
  },
);

/** Takes a policy that the engine did not accept off the page, unless a newer one is already on its way. */
function revert(refused: Policy, message: string): void {
  setNotice({ kind: 'error', text: `The policy was not applied: ${message}` });
  if (usePolicy.getState().policy !== refused) return;
  steps.done = steps.done.filter(({ after }) => after !== refused);
  usePolicy.setState({ policy: steps.applied, applying: false, ...historyLabels() });
  if (steps.applied !== null) usePolicy.setState({ endpoints: endpointsUnder(steps.applied) });
}

const readFrontierOnce = latestOnly(async (half: 'report' | null) => {
  const { client } = useEngine.getState();
  if (client === null) return;
  try {
    const { telemetryHash: frontierHash } = useEngine.getState();
    const frontier = await client.call('frontier-read', { half });
    usePolicy.setState({ frontier: frontier.n === 0 ? null : frontier, frontierHash });
  } catch (error) {
    tellFailure('The frontier was not read', error);
  }
});

function readFrontier(): void {
  readFrontierOnce(useTelemetry.getState().half);
}
