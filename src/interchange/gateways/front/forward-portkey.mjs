// How a decided request goes to Portkey's gateway: its configuration and what was decided in headers of their own.
import { readFileSync } from 'node:fs';

const config = fillIn(readFileSync(new URL('portkey-config.json', import.meta.url), 'utf8'));

/**
 * @param {Record<string, unknown>} body
 * @param {{ route: string, guard: string }} metadata
 */
export function forward(body, metadata) {
  // Nothing of the client's own headers: it could name another configuration.
  const headers = {
    'content-type': 'application/json',
    'x-portkey-config': config,
    'x-portkey-metadata': JSON.stringify(metadata),
  };
  // The configuration names the model.
  return { path: '/v1/chat/completions', headers, sent: { ...body, model: metadata.route } };
}

/** Puts keys from the environment where the configuration names them. @param {string} text */
function fillIn(text) {
  return JSON.stringify(
    JSON.parse(text, (name, value) => {
      if (name !== 'api_key' || typeof value !== 'string' || !value.startsWith('$')) return value;
      const key = process.env[value.slice(1)];
      if (key === undefined || key === '') console.warn(`${value.slice(1)} is not set: its provider will refuse.`);
      return key ?? '';
    }),
  );
}
