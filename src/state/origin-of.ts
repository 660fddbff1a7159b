/** The origin of an address as it was typed; null where it has none. */
export function originOf(baseUrl: string): string | null {
  return URL.canParse(baseUrl.trim()) ? new URL(baseUrl.trim()).origin : null;
}
