import * as v from 'valibot';
import { create } from 'zustand';
import { defaultTimeouts } from '../core/domain/default-timeouts';
import type { LiveRow, LiveState } from '../engine/protocol';
import { splitHeaders, splitPrice } from './credentials/credentials-check';
import { isConnectable } from './credentials/credentials-origins';
import { isEnabled, isTrusted } from './credentials/credentials-row';
import type { ProviderRow } from './credentials/credentials-row';
import { useCredentials } from './credentials/credentials-store';
import { softLimitUsd } from './soft-limit';
import { setNotice, useEngine } from './engine-store';
import { useFlight } from './flight-store';
import { latestOnly } from './latest-only';
import { useLog } from './log-store';
import { usePolicy } from './policy-store';
import { tellFailure } from './tell-failure';
import { useTelemetry } from './telemetry-store';

const preferencesSchema = v.object({
  /** Nothing may leave this tab. */
  zeroEgress: v.boolean(),
  /** Prompts under way at a time. */
  concurrency: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(64)),
});
type Preferences = Readonly<v.InferOutput<typeof preferencesSchema>>;

interface LiveStore extends Preferences {
  readonly mode: 'sim' | 'live';
  /** Null before the engine was told of any endpoint. */
  readonly state: LiveState | null;
  readonly setMode: (mode: 'sim' | 'live') => void;
  readonly set: (change: Partial<Preferences>) => void;
}

const storageKey = 'routellm-live';

/** Live runs: whether they are on show, how they are flown, and what they came to. */
export const useLive = create<LiveStore>()((set, get) => ({
  ...load(),
  mode: 'sim',
  state: null,
  setMode: (mode) => {
    if (get().mode === mode) return;
    set({ mode });
    useLog.getState().select(null);
    useFlight.getState().reset();
    configure(null);
  },
  set: (change) => {
    set(change);
    save(get());
    configure(null);
  },
}));

/** Rows that a live run would call: enabled, with a model, a key where one is needed, and an origin this page may call. */
function callableRows(rows: readonly ProviderRow[]): readonly ProviderRow[] {
  return rows.filter((row) => isComplete(row) && isConnectable(row.baseUrl));
}

/** Why there can be no live run; null where there can. */
export function liveHindrance(rows: readonly ProviderRow[], locked: boolean): string | null {
  if (callableRows(rows).length > 0) return null;
  if (locked) return 'The stored keys are locked. Unlock them in Settings.';
  const waiting = rows.find(isComplete);
  if (waiting !== undefined) return `Reload the page: it may not call ${waiting.name} yet.`;
  return 'No endpoint is enabled with a model, and a key where one is needed. Add one in Settings.';
}

function isComplete(row: ProviderRow): boolean {
  const needsKey = row.kind === 'openai' || row.kind === 'featherless';
  return isEnabled(row) && row.models.length > 0 && (!needsKey || row.key !== null);
}

/** Keeps the engine's live side as the settings say, after a crash too. Keys reach it in live mode only. */
export function connectLive(): void {
  useEngine.getState().client?.onStatus(({ state }) => {
    if (state === 'ready' && useLive.getState().mode === 'live') configure(null);
  });
  useCredentials.subscribe(({ rows, locked }, before) => {
    const { mode } = useLive.getState();
    if (rows === before.rows || mode === 'sim') return;
    if (liveHindrance(rows, locked !== null) === null) configure(null);
    else useLive.getState().setMode('sim');
  });
}

/** Takes what the engine says of the live side; tells once that the soft limit of the policy is passed. */
export function takeLiveState(state: LiveState): void {
  const { state: before } = useLive.getState();
  const budget = usePolicy.getState().policy?.budget;
  useLive.setState({ state });
  const softUsd = budget === undefined ? null : softLimitUsd(budget);
  if (softUsd === null || state.spentUsd < softUsd || (before?.spentUsd ?? 0) >= softUsd) return;
  setNotice({
    kind: 'error',
    text: `Soft limit passed: $${state.spentUsd.toFixed(4)} spent, limit $${Number(softUsd.toFixed(4))}. Only the cheapest cloud model is called from now on.`,
  });
}

const configure = latestOnly(async () => {
  const { client } = useEngine.getState();
  if (client === null) return;
  const { mode, zeroEgress, concurrency } = useLive.getState();
  const rows = mode === 'live' ? callableRows(useCredentials.getState().rows).map(liveRow) : [];
  try {
    takeLiveState(await client.call('live-configure', { rows, view: mode, zeroEgress, concurrency }));
    useTelemetry.getState().refresh();
    useLog.getState().refresh();
    usePolicy.getState().refreshFrontier();
  } catch (error) {
    tellFailure('Live runs were not set up', error);
  }
});

function liveRow(row: ProviderRow): LiveRow {
  const { id, kind, name, baseUrl, key, headers, models, timeout, price } = row;
  return {
    id,
    kind,
    name,
    protocol: kind === 'ollama' ? 'ollama' : 'openai',
    baseUrl,
    key: key?.reveal() ?? null,
    headers: splitHeaders(headers),
    models,
    timeoutMs: timeout === '' ? defaultTimeouts.firstTokenMs : 1000 * Number(timeout),
    price: splitPrice(price),
    trusted: isTrusted(row),
  };
}

function load(): Preferences {
  const defaults: Preferences = { zeroEgress: false, concurrency: 4 };
  try {
    const stored = v.safeParse(v.pipe(v.string(), v.parseJson(), preferencesSchema), localStorage.getItem(storageKey));
    return stored.success ? stored.output : defaults;
  } catch {
    // Without storage the defaults hold.
    return defaults;
  }
}

function save({ zeroEgress, concurrency }: Preferences): void {
  try {
    localStorage.setItem(storageKey, JSON.stringify({ zeroEgress, concurrency }));
  } catch {
    // A full or forbidden storage only means that the setting ends with this tab.
  }
}
