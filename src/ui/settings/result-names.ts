import type { ConnectionReport } from '../../engine/protocol';

/** What each result of a connection's test is called. */
export const resultNames: Readonly<Record<ConnectionReport['result'], string>> = {
  ok: 'OK',
  'key-rejected': 'key rejected',
  forbidden: '403 forbidden',
  'rate-limited': '429 (key works)',
  'wrong-address': 'wrong address',
  'server-error': 'server error',
  timeout: 'timeout',
  'mixed-content': 'mixed content',
  'local-network-denied': 'local network permission denied',
  'unreachable-or-cors': 'unreachable or CORS',
  cancelled: 'cancelled',
};
