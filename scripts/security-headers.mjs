/**
 * connect-src is wide because users run models on their own network; a meta element narrows it at boot to the saved origins.
 * @param {boolean} isDevelopment
 */
function contentSecurityPolicy(isDevelopment) {
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

/**
 * The headers the app is served with; whoever deploys dist/ elsewhere should send the same.
 * @param {{ isDevelopment?: boolean }} [options] the dev server injects inline scripts and styles and talks by web socket
 */
export const securityHeaders = ({ isDevelopment = false } = {}) => ({
  'Content-Security-Policy': contentSecurityPolicy(isDevelopment),
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
});
