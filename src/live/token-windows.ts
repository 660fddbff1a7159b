/** Cuts token ids into consecutive windows of nearly equal length, none longer than `maxTokens`; no ids give no window. */
export function tokenWindows(ids: readonly number[], maxTokens: number): readonly (readonly number[])[] {
  const count = Math.ceil(ids.length / maxTokens);
  const windows: (readonly number[])[] = [];
  for (let index = 0; index < count; index += 1) {
    const start = Math.floor((index * ids.length) / count);
    const end = Math.floor(((index + 1) * ids.length) / count);
    windows.push(ids.slice(start, end));
  }
  return windows;
}
