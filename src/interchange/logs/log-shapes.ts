import type { LogField } from './log-fields';

/** The log of a known product: by which columns it is recognised, and which of them mean what. */
export interface LogShape {
  readonly name: string;
  /** Recognised when all columns of one of these groups are there. */
  readonly marks: readonly (readonly string[])[];
  /** The columns of a field, the best one first. */
  readonly columns: Readonly<Partial<Record<LogField, readonly string[]>>>;
  readonly latencyUnit: 'ms' | 's';
}

const bodies = ['body.messages', 'request.body.messages', 'request.messages', 'body.input', 'request.body.input'];

/**
 * Known shapes, the most telling first. Field names as documented in November 2026 by opentelemetry.io (GenAI spans),
 * docs.litellm.ai (StandardLoggingPayload, spend logs), docs.helicone.ai (request query), langfuse.com (observations) and
 * platform.openai.com (batch files). A trace is no session: it holds the calls of one request, which wait for no turn.
 */
const logShapes: readonly LogShape[] = [
  {
    name: 'OpenTelemetry GenAI',
    marks: [
      ['attributes.gen_ai.input.messages'],
      ['attributes.gen_ai.prompt'],
      ['gen_ai.input.messages'],
      ['attributes.gen_ai.request.model'],
    ],
    columns: {
      prompt: ['attributes.gen_ai.input.messages', 'gen_ai.input.messages', 'attributes.gen_ai.prompt'],
      system: ['attributes.gen_ai.system_instructions', 'gen_ai.system_instructions'],
      model: ['attributes.gen_ai.response.model', 'attributes.gen_ai.request.model', 'gen_ai.request.model'],
      user: ['attributes.user.id', 'attributes.enduser.id'],
      session: ['attributes.gen_ai.conversation.id', 'attributes.session.id'],
      app: ['resource.service.name', 'attributes.service.name', 'attributes.gen_ai.agent.name'],
      region: ['attributes.cloud.region', 'resource.cloud.region'],
      cost: ['attributes.gen_ai.usage.cost'],
      startedAt: ['startTimeUnixNano', 'start_time_unix_nano', 'start_time'],
      endedAt: ['endTimeUnixNano', 'end_time_unix_nano', 'end_time'],
    },
    latencyUnit: 'ms',
  },
  {
    name: 'LiteLLM',
    marks: [
      ['messages', 'response_cost'],
      ['messages', 'spend'],
      ['proxy_server_request', 'spend'],
      ['call_type', 'model_group'],
    ],
    columns: {
      prompt: [
        'messages',
        'proxy_server_request.messages',
        'proxy_server_request.body.messages',
        'proxy_server_request',
      ],
      model: ['model', 'model_group'],
      cost: ['response_cost', 'spend'],
      latency: ['response_time', 'request_duration_ms'],
      startedAt: ['startTime'],
      endedAt: ['endTime'],
      user: ['end_user', 'metadata.user_api_key_end_user_id', 'user'],
      app: ['metadata.user_api_key_alias', 'metadata.user_api_key_team_alias', 'team_id'],
      session: ['session_id'],
    },
    latencyUnit: 's',
  },
  {
    name: 'Helicone',
    marks: [
      ['request_body', 'delay_ms'],
      ['request_body', 'response_body'],
      ['request_body', 'request_created_at'],
      ['request_body', 'request_user_id'],
    ],
    columns: {
      prompt: ['request_body', 'signed_body.request', 'request_prompt'],
      model: ['request_model', 'response_model', 'model', 'request_body.model'],
      cost: ['cost_usd', 'costUSD', 'cost'],
      latency: ['delay_ms', 'latency_ms', 'latency'],
      user: ['request_user_id', 'user_id'],
      app: ['request_properties.App', 'properties.App', 'request_properties.app', 'properties.app'],
      session: ['request_properties.Helicone-Session-Id', 'properties.Helicone-Session-Id'],
      region: ['country_code'],
      quality: ['feedback_rating', 'helicone_score'],
    },
    latencyUnit: 'ms',
  },
  {
    name: 'Langfuse',
    marks: [
      ['input', 'traceId'],
      ['input', 'trace_id', 'output'],
      ['input', 'output', 'usage'],
      ['input', 'output', 'calculatedTotalCost'],
      ['input', 'output', 'totalCost'],
      ['input', 'output', 'sessionId'],
      ['input', 'output', 'usage_details'],
    ],
    columns: {
      prompt: ['input'],
      model: ['model', 'providedModelName', 'provided_model_name'],
      cost: ['calculatedTotalCost', 'totalCost', 'total_cost', 'costDetails.total', 'cost_details.total'],
      latency: ['latency'],
      startedAt: ['startTime', 'start_time'],
      endedAt: ['endTime', 'end_time'],
      user: ['userId', 'user_id', 'metadata.userId', 'metadata.user_id'],
      session: ['sessionId', 'session_id'],
      quality: ['scores'],
      app: ['traceName', 'trace_name', 'name'],
    },
    latencyUnit: 's',
  },
  {
    name: 'OpenAI request log',
    marks: bodies.map((body) => [body]),
    columns: {
      prompt: ['body', 'request.body', 'request'],
      model: ['response.body.model', 'response.model', 'body.model', 'request.body.model', 'request.model'],
      user: ['body.user', 'request.body.user', 'request.user'],
    },
    latencyUnit: 'ms',
  },
  {
    name: 'Chat messages',
    marks: [['messages'], ['conversations'], ['conversation'], ['contents']],
    columns: {
      prompt: ['messages', 'conversations', 'conversation', 'contents'],
      system: ['system', 'instructions', 'system_prompt'],
    },
    latencyUnit: 'ms',
  },
];

/** The first shape whose columns these are, or undefined. */
export function shapeOf(columns: readonly string[]): LogShape | undefined {
  const known = new Set(columns);
  return logShapes.find(({ marks }) => marks.some((group) => group.every((column) => known.has(column))));
}
