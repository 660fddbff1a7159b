// Preloaded into Portkey's gateway 1.15.2, which adds headers to what fetch answers: Node 20 forbids that.
const own = globalThis.fetch;
globalThis.fetch = async (...request) => {
  const { body, status, headers } = await own(...request);
  return new Response(body, { status, headers: new Headers(headers) });
};
