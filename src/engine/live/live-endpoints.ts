import { costUsd } from '../../core/dispatch/cost';
import { isLoopback } from '../../core/domain/is-loopback';
import type { Endpoint, EndpointId, Price } from '../../core/domain/endpoint';
import type { DriverEndpoint } from '../../live/live-driver';
import type { LiveRow } from './live-protocol';
import { plainModelName } from '../baselines/plain-model-name';

/** A model of the user's own: as routing sees it, and as it is called. */
export interface LiveEndpoint {
  /** The row of the settings that it is of. */
  readonly rowId: string;
  readonly endpoint: Endpoint;
  readonly driver: DriverEndpoint;
}

/** What a policy takes as an id. */
const longestId = 80;

/**
 * Makes endpoints of the settings' rows: every model of the user's Ollama and of servers they trust is local, every other is in
 * the cloud. An Ollama on another machine that was not trusted is outside for privacy.
 */
export function liveEndpoints(rows: readonly LiveRow[], catalog: readonly Endpoint[]): readonly LiveEndpoint[] {
  const made = new Map<EndpointId, LiveEndpoint>();
  for (const row of rows)
    for (const model of row.models) {
      const live = liveEndpoint(row, model, catalog);
      if (live !== null) made.set(live.endpoint.id, live);
    }
  return [...made.values()];
}

function liveEndpoint(row: LiveRow, model: string, catalog: readonly Endpoint[]): LiveEndpoint | null {
  if (!URL.canParse(row.baseUrl)) return null;
  const { origin } = new URL(row.baseUrl);
  const tier = row.protocol === 'ollama' || row.trusted === true ? 'local' : 'cloud';
  const isOutside = tier === 'local' && row.trusted !== true && !isLoopback(origin);
  const outside = isOutside ? ({ leavesDevice: true } as const) : {};
  const known = catalogueRow(row, model, catalog);
  const base = known ?? catalog.find((one) => one.tier === tier);
  if (base === undefined) return null;
  const { server: _server, ...facts } = base;
  const label = `${model} (${row.name})`;
  const price = known?.price ?? typedPrice(row);
  const endpoint: Endpoint = {
    ...facts,
    id: idOf(row.id, model),
    label,
    alias: model.slice(0, longestId),
    provider: row.name,
    model,
    tier,
    ...outside,
    region: tier === 'local' && !isOutside ? 'device' : 'unknown',
    // Routing needs figures; calls of unknown price are marked so where they are shown.
    price: price ?? free,
    ...(price === null ? ({ unpriced: true } as const) : {}),
    compliance: [],
    // A model that the catalogue does not list, or a server of the user's own, has a context that only it knows.
    contextTokens: known?.tier === 'cloud' ? known.contextTokens : Number.MAX_SAFE_INTEGER,
  };
  return {
    rowId: row.id,
    endpoint,
    driver: {
      label,
      tier,
      ...outside,
      origin,
      target: { protocol: row.protocol, baseUrl: row.baseUrl, model, key: row.key, headers: row.headers },
      timeoutMs: row.timeoutMs,
      price: price === null ? null : (tokens) => costUsd(price, tokens),
    },
  };
}

/** The catalogue's row of a model: the same provider's, and local models only for the user's Ollama. */
function catalogueRow(row: LiveRow, model: string, catalog: readonly Endpoint[]): Endpoint | undefined {
  const wanted = plainModelName(model);
  return catalog.find((one) => one.provider === row.kind && plainModelName(one.model) === wanted);
}

const free: Price = {
  kind: 'token',
  inputUsdPerMTok: 0,
  outputUsdPerMTok: 0,
  cacheReadUsdPerMTok: null,
  cacheWriteUsdPerMTok: null,
};

function typedPrice({ price }: LiveRow): Price | null {
  if (price === null) return null;
  const { input, output } = price;
  const cached = { cacheReadUsdPerMTok: null, cacheWriteUsdPerMTok: null };
  return { kind: 'token', inputUsdPerMTok: input, outputUsdPerMTok: output, ...cached };
}

function idOf(rowId: string, model: string): EndpointId {
  const id = `live/${rowId}/${model}`;
  if (id.length <= longestId) return id;
  let hash = 0;
  for (let k = 0; k < id.length; k += 1) hash = Math.imul(hash ^ id.charCodeAt(k), 0x01000193) >>> 0;
  return `${id.slice(0, longestId - 9)}-${hash.toString(16).padStart(8, '0')}`;
}
