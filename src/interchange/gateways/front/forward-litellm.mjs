// How a decided request goes to LiteLLM's proxy: the model it asks for is the group that was decided.

/**
 * @param {Record<string, unknown>} body
 * @param {{ route: string, guard: string }} metadata
 * @param {import('node:http').IncomingHttpHeaders} given
 */
export function forward(body, metadata, given) {
  const groups = new Map([
    ['none', metadata.route],
    ['held', `${metadata.route}-held`],
  ]);
  const model = groups.get(metadata.guard) ?? 'routed';
  const { authorization } = given;
  const headers = {
    'content-type': 'application/json',
    ...(authorization === undefined ? {} : { authorization }),
  };
  // Fallbacks that a client asks for could lead past a gate.
  const { fallbacks: _own, ...sent } = body;
  return { path: '/v1/chat/completions', headers, sent: { ...sent, model } };
}
