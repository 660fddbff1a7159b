import { estimateTokens } from '../core/features/estimate-tokens';
import { chatWorldOf } from '../live/chat/chat-world-of';

/** Calls over real sockets, by the real clock. */
export const chatWorld = chatWorldOf(estimateTokens);
