/**
 * Fetches a file whole and reports its bytes on the way, so that whoever asks for it next finds it in the HTTP cache.
 * Throws an Error that names the address and the status when the answer is not a success.
 */
export async function fetchBytes(url: string, onBytes: (loaded: number, total: number | null) => void): Promise<void> {
  const response = await fetch(url, { credentials: 'same-origin' });
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  const header = response.headers.get('Content-Length');
  const total = header === null ? null : Number(header);
  let loaded = 0;
  const reader = response.body?.getReader();
  if (reader === undefined) throw new Error(`${url} answered without a body`);
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    loaded += part.value.length;
    onBytes(loaded, total);
  }
}
