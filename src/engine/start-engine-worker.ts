// oxlint-disable-next-line import/default -- the query makes it an address, which is the default export
import workerFile from './engine.worker?worker&url';
import type { StartProcess } from './engine-process';

/**
 * Starts the engine in a module worker. The worker is a blob that imports the real file, because a module worker does
 * not inherit the page's content security policy and a blob does.
 */
export const startEngineWorker: StartProcess = (onMessage, onCrash) => {
  const href = new URL(workerFile, import.meta.url).href;
  const blobUrl = URL.createObjectURL(new Blob([`import ${JSON.stringify(href)}`], { type: 'text/javascript' }));
  const worker = new Worker(blobUrl, { type: 'module', name: 'engine' });
  worker.addEventListener('message', (event) => {
    URL.revokeObjectURL(blobUrl);
    onMessage(event.data);
  });
  worker.addEventListener('error', (event) => {
    event.preventDefault();
    // A file that cannot be fetched gives an event without a message.
    onCrash(event.message === undefined || event.message === '' ? 'it could not be loaded' : 'an error nobody caught');
  });
  worker.addEventListener('messageerror', () => onCrash('a message that could not be read'));
  return { post: (message) => worker.postMessage(message, []), terminate: () => worker.terminate() };
};
