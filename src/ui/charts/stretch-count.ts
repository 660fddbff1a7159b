/** How many stretches of a session are drawn, in words. */
export function stretchCount(count: number): string {
  return `${count} ${count === 1 ? 'stretch' : 'stretches'}`;
}
