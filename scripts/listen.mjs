/** @param {import('node:http').Server} server @param {number} port @returns {Promise<boolean>} false when the port is taken */
function tryToListen(server, port) {
  return new Promise((resolve, reject) => {
    /** @param {NodeJS.ErrnoException} error */
    const onError = (error) => {
      server.off('listening', onListening);
      // Windows reserves ranges of ports and answers EACCES for them.
      if (error.code === 'EADDRINUSE' || error.code === 'EACCES') resolve(false);
      else reject(error);
    };
    const onListening = () => {
      server.off('error', onError);
      resolve(true);
    };
    server.once('error', onError);
    server.once('listening', onListening);
    // Loopback only: nothing on the network reaches the app, or the keys its page holds.
    server.listen(port, '127.0.0.1');
  });
}

/**
 * Listens on 127.0.0.1 at a port, or at the next of 20 that is free.
 * @param {import('node:http').Server} server
 * @param {number} wanted 0 lets the system choose
 * @param {{ strict?: boolean }} [options] strict: only this very port
 * @returns {Promise<number>} the port taken
 */
export async function listen(server, wanted, { strict = false } = {}) {
  const last = strict || wanted === 0 ? wanted : wanted + 19;
  for (let port = wanted; port <= last; port += 1) {
    if (!(await tryToListen(server, port))) continue;
    const address = server.address();
    return typeof address === 'object' && address !== null ? address.port : port;
  }
  throw new Error(
    strict ? `Port ${wanted} is taken` : `Ports ${wanted} to ${last} are taken. Choose one: npm start -- --port 9000`,
  );
}
