/** Whether an origin, as `http://127.0.0.1:11434`, is this machine itself. */
export function isLoopback(origin: string): boolean {
  return /^https?:\/\/(?:localhost|[^/:]+\.localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d+)?$/i.test(origin);
}
