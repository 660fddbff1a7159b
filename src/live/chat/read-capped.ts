const mostBytes = 65_536;

/** The beginning of a body as text; a longer one is not read to its end. Rejects when the connection breaks. */
export async function readCapped(response: Response, most = mostBytes): Promise<string> {
  const source = response.body?.getReader();
  if (source === undefined) return '';
  const decoder = new TextDecoder();
  let text = '';
  for (let bytes = 0; bytes < most;) {
    const { done, value } = await source.read();
    if (done) return text + decoder.decode();
    bytes += value.length;
    text += decoder.decode(value, { stream: true });
  }
  void source.cancel().catch(() => undefined);
  return text;
}
