/**
 * The policy of the served app. connect-src is wide because users run models on their own network; a meta element
 * narrows it at boot to the saved origins.
 * @param {{ isDevelopment?: boolean }} [options] the dev server injects inline scripts and styles and talks by web socket
 */
export function contentSecurityPolicy({ isDevelopment = false } = {}) {
  const inline = isDevelopment ? " 'unsafe-inline'" : '';
  return [
    "default-src 'self'",
    `script-src 'self' 'wasm-unsafe-eval'${inline}`,
    "worker-src 'self' blob:",
    `style-src 'self'${inline}`,
    "img-src 'self' data:",
    `connect-src 'self' https: http:${isDevelopment ? ' ws:' : ''}`,
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}
