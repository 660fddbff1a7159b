import type { CompiledPolicy } from '../../core/compiled-policy';
import { DispatchState } from '../../core/dispatch/dispatch-state';
import type { CallAdmission, CallCost } from '../../core/domain/call-admission';
import type { LiveRecord } from '../../core/domain/live-record';
import type { Policy } from '../../core/domain/policy';
import type { Failure } from '../../core/domain/result';
import { budgetRefuses } from '../../core/gates/budget-level';
import type { RouterModel } from '../../core/pillars/router-model';
import { OriginGate } from '../../live/origin-gate';
import { judgeAmong } from '../session/judge-among';
import type { LiveEndpoint } from './live-endpoints';
import type { LiveSettings } from './live-protocol';
import { LivePurse } from './live-purse';
import type { PlannedCall } from './live-purse';
import type { LiveWorld } from './live-world';
import { spentOn } from '../session/spent-on';
import type { TextVectors } from '../encoder/text-vectors';

/** What all live calls share: whom they may reach, the connections, breakers and money of the session. */
export class CallDesk {
  readonly gate = new OriginGate();
  readonly world: LiveWorld;
  readonly vectors: TextVectors;
  readonly model: RouterModel;
  #endpoints: readonly LiveEndpoint[] = [];
  #settings: Pick<LiveSettings, 'zeroEgress' | 'concurrency'> = { zeroEgress: false, concurrency: 4 };
  #dispatch = new DispatchState();
  #purse = new LivePurse();

  constructor(world: LiveWorld, vectors: TextVectors, model: RouterModel) {
    this.world = world;
    this.vectors = vectors;
    this.model = model;
  }

  get endpoints(): readonly LiveEndpoint[] {
    return this.#endpoints;
  }

  get dispatch(): DispatchState {
    return this.#dispatch;
  }

  get purse(): LivePurse {
    return this.#purse;
  }

  configure(endpoints: readonly LiveEndpoint[], settings: Pick<LiveSettings, 'zeroEgress' | 'concurrency'>): void {
    this.#endpoints = endpoints;
    this.#settings = settings;
  }

  /** Starts over after these calls; `aside`: what belonged to no row. */
  reset(records: readonly LiveRecord[], aside: CallCost): void {
    this.#dispatch = new DispatchState(spentOn(records) + aside.costUsd);
    this.#purse = new LivePurse(records, aside);
  }

  endpoint(id: string): LiveEndpoint | null {
    return this.#endpoints.find(({ endpoint }) => endpoint.id === id) ?? null;
  }

  /** The model of the user's own that judges; null where nothing may leave, or no such model is set up. */
  judge(settings: Policy['judge']): LiveEndpoint | null {
    return this.#settings.zeroEgress ? null : judgeAmong(this.#endpoints, settings);
  }

  /** Whether a call may be sent at this moment; whoever waited for a connection may have been overtaken. */
  admit(
    called: LiveEndpoint,
    { policy, ...plan }: { readonly policy: CompiledPolicy } & Omit<PlannedCall, 'atOnce'>,
  ): Failure | CallAdmission {
    const { zeroEgress, concurrency } = this.#settings;
    const { hardLimitUsd, atLimit } = policy.policy.budget;
    const isHalted = atLimit === 'halt' && hardLimitUsd !== null && this.#purse.isOut(hardLimitUsd);
    const isSpent = isHalted || budgetRefuses(called.endpoint.id, this.#dispatch.spentUsd, policy);
    const why = zeroEgress ? 'Zero egress is on' : isSpent ? 'The budget of the session is spent' : null;
    if (why !== null) return { code: 'no-endpoint', message: `${why}: nothing was sent.`, retryable: false };
    return this.#purse.admit(called, { ...plan, atOnce: concurrency }, hardLimitUsd);
  }
}
