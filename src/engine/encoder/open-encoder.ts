import { hubModels } from '../../core/domain/hub-model';
import type { OwnEncoderInfo } from '../../core/domain/own-encoder';
import type { Failure } from '../../core/domain/result';
import { fetchHubFiles } from '../../live/fetch-hub-files';
import { readModelFolder } from '../../live/model-folder';
import type { NamedFile } from '../../live/model-folder';
import type { LiveDesk } from '../live/live-desk';
import { EngineCallError } from '../protocol';
import type { Session } from '../session/session';
import type { SessionSurroundings } from '../session/session-surroundings';

/** From so many pieces on a vocabulary is one of several languages: BERT's English one has 30,522, XLM-R's 250,002. */
const manyLanguages = 60_000;

const notHere: Failure = { code: 'embedder-failed', message: 'This engine opens no folders.', retryable: false };

/**
 * Loads an encoder from files of the user's and lets it read along; a session whose policy names it is flown again.
 * Throws `invalid-input` for files that are no encoder's, `embedder-failed` for one that does not load, and `cancelled`.
 */
export async function openEncoder(
  session: Session,
  { openFolder }: SessionSurroundings,
  files: readonly NamedFile[],
  signal: AbortSignal,
): Promise<OwnEncoderInfo> {
  if (openFolder === undefined) throw new EngineCallError(notHere);
  const folder = await readModelFolder(files);
  if (!folder.ok) throw new EngineCallError(folder.failure);
  // Both load through one library, whose settings are global.
  await session.vectors.settled(signal);
  const { id, name, dimensions, vocabulary, bytes } = folder.value;
  const embedder = openFolder(folder.value);
  const loaded = await embedder.load(() => undefined);
  if (!loaded.ok) throw new EngineCallError(loaded.failure);
  await session.readAlong({ id, embedder }, signal);
  const covers = vocabulary >= manyLanguages ? 'any' : 'english';
  return { id, name, dimensions, bytes, loadMs: loaded.value.loadMs, covers };
}

/** The same with files from the hub; throws `invalid-input` under zero egress, and what the download failed with. */
export async function openFromHub(
  session: Session,
  desk: Pick<LiveDesk, 'isSealed'>,
  surroundings: SessionSurroundings,
  repository: string,
  signal: AbortSignal,
): Promise<OwnEncoderInfo> {
  if (desk.isSealed) {
    const message = 'Zero egress is on: nothing is fetched. Switch it off in Settings, or choose a folder.';
    throw new EngineCallError({ code: 'invalid-input', message, retryable: false });
  }
  const model = hubModels.find((one) => one.repository === repository);
  if (model === undefined) throw new Error(`${repository} is not on offer`);
  const files = await fetchHubFiles(repository, signal);
  if (!files.ok) throw new EngineCallError(files.failure);
  return { ...(await openEncoder(session, surroundings, files.value, signal)), covers: model.covers };
}
