import type { EndpointId } from '../../core/domain/endpoint';
import type { DifferingRow, GatewayExport } from '../../core/domain/gateway-export';
import type { Prompt } from '../../core/domain/prompt';
import type { EmbeddedText } from '../../core/effects';
import { STAGES } from '../../core/telemetry/codes';
import { pickedOf, readRow } from '../../core/telemetry/read-row';
import { routeMetadata } from '../../interchange/gateways/classify/route-metadata';
import type { RouteMetadata } from '../../interchange/gateways/classify/route-metadata';
import { routeStatelessly } from '../../interchange/gateways/classify/route-statelessly';
import type { StatelessRoute } from '../../interchange/gateways/classify/route-statelessly';
import type { StatelessContext } from '../../interchange/gateways/classify/stateless-context';
import { routeOf } from '../session/route-of';
import type { SessionRun } from '../session/session-run';

const mostRows = 200;

type Flown = Pick<GatewayExport, 'n' | 'moved' | 'otherModel' | 'leaves' | 'rows'>;

/** Decides every row of a run again as a gateway would, and tells which go elsewhere there. Pauses after each. */
export function* flyGateway(
  { columns, policy }: Pick<SessionRun, 'columns' | 'policy'>,
  context: StatelessContext,
  embeddedOf: (prompt: Prompt) => EmbeddedText | undefined,
  emulate: (metadata: RouteMetadata) => EndpointId | null,
): Generator<void, Flown, void> {
  const rows: DifferingRow[] = [];
  const counts = { moved: 0, otherModel: 0, leaves: 0 };
  for (const [row, prompt] of columns.prompts.entries()) {
    yield;
    const decided = routeStatelessly(withoutOverride(prompt), context, embeddedOf);
    // What nobody may serve is refused before the gateway.
    const endpointId = decided.route === null ? null : emulate(routeMetadata(decided));
    const to = (endpointId === null ? null : policy.endpoints.get(endpointId)?.tier) ?? null;
    const from = routeOf(columns, row);
    const by = STAGES[columns.columns.decidedBy[row] ?? 0];
    if (to === 'cloud' && by === 'privacy') counts.leaves += 1;
    if (from === to) {
      if (to !== null && pickedOf(columns, row) !== endpointId && columns.columns.explored[row] !== 1)
        counts.otherModel += 1;
      continue;
    }
    counts.moved += 1;
    if (rows.length >= mostRows) continue;
    rows.push({
      row,
      excerpt: readRow(columns, row).excerpt,
      from,
      to,
      reason: reasonOf(by, decided, prompt, context),
    });
  }
  return { n: columns.length, ...counts, rows };
}

/** An override is of one request in this page; a gateway knows none. */
function withoutOverride(prompt: Prompt): Prompt {
  if (prompt.overrides === undefined) return prompt;
  const { overrides: _once, ...rest } = prompt;
  return rest;
}

function reasonOf(
  by: (typeof STAGES)[number] | undefined,
  decided: StatelessRoute,
  { overrides }: Prompt,
  { context }: StatelessContext,
): string {
  if (by === 'cache') return 'a kept answer served it here';
  if (by === 'human') return 'a person got it here';
  if (by === 'session') return 'its conversation stayed in the cloud here';
  if (by === 'budget') return 'the budget moved it here';
  if (overrides !== undefined) return 'a gate was overridden for it here';
  if (context.policy.policy.semantic.encoder !== undefined) return 'an encoder of yours read it here';
  if (context.semanticIndex === null) return `no encoder there: ${decided.decidedBy} decides by the text`;
  return 'decided here by the moment: who was free, what was spent, what was said before';
}
