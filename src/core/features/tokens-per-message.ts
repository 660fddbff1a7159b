/** Tokens that chat formats add around each message. */
export const tokensPerMessage = 4;
