import type { Failure, Result } from '../core/domain/result';
import type { NamedFile } from './model-folder';

const host = 'https://huggingface.co';
const required = ['config.json', 'tokenizer.json', 'onnx/model_quantized.onnx'];
const optional = 'tokenizer_config.json';

/**
 * Fetches an encoder's files from the hub, which sends the large one on to its storage host; nothing of the user's goes along.
 * Fails with `network`, `not-found`, `server-error` or `cancelled`.
 */
export async function fetchHubFiles(repository: string, signal: AbortSignal): Promise<Result<readonly NamedFile[]>> {
  const files: NamedFile[] = [];
  for (const path of [...required, optional]) {
    try {
      const response = await fetch(`${host}/${repository}/resolve/main/${path}`, {
        credentials: 'omit',
        referrerPolicy: 'no-referrer',
        signal,
      });
      if (response.ok) files.push({ path: `${repository}/${path}`, blob: await response.blob() });
      else if (path !== optional) return refused(path, response.status);
    } catch {
      return { ok: false, failure: signal.aborted ? cancelled : unreachable };
    }
  }
  return { ok: true, value: files };
}

const cancelled: Failure = { code: 'cancelled', message: 'The download was stopped.', retryable: true };
const unreachable: Failure = {
  code: 'network',
  message: `${host} was not reached. Check the connection, or download the files and choose their folder.`,
  retryable: true,
};

function refused(path: string, status: number): Result<never> {
  const code = status === 404 ? 'not-found' : 'server-error';
  const message = `The hub answered ${status} for ${path}. Download the files and choose their folder.`;
  return { ok: false, failure: { code, message, retryable: status >= 500 } };
}
