import { estimateTokens } from '../../core/features/estimate-tokens';
import { chatWorldOf } from '../../live/chat/chat-world-of';
import type { ChatWorld } from '../../live/chat/stream-chat';
import type { TestingPage } from '../../live/chat/test-connection';

/** What live calls take from the browser; tests bring their own. */
export interface LiveWorld extends ChatWorld {
  readonly page: TestingPage;
}

/** The worker's own fetch and clocks. */
export const browserLiveWorld: LiveWorld = {
  ...chatWorldOf(estimateTokens),
  page: {
    get origin() {
      return self.origin;
    },
    localNetworkDenied,
  },
};

/** Chromium asks before a public page may call the local network; other browsers do not know the name. */
async function localNetworkDenied(): Promise<boolean> {
  const name: string = 'local-network-access';
  try {
    const status = await navigator.permissions.query(Object.assign({ name: 'geolocation' } as const, { name }));
    return status.state === 'denied';
  } catch {
    return false;
  }
}
