import { toDocument } from './credentials-document';
import { parseCredentials } from './credentials-parse';
import { defaultRows } from './credentials-row';
import type { ProviderRow } from './credentials-row';
import { Secret } from './credentials-secret';
import type { Sealed } from './credentials-seal';
import { keysName, setAside, shelfOf, writeShelf } from './credentials-shelf';
import type { Place, SetAside } from './credentials-shelf';

export interface TakenCredentials {
  readonly rows: readonly ProviderRow[];
  readonly savedAt: string | null;
  /** What the place holds now. */
  readonly text: string | null;
  /** Keys in there that wait for their passphrase. */
  readonly sealed: Sealed | null;
  /** What the user has to know about it; null where all is as it was saved. */
  readonly notice: string | null;
  /** A value that could not be moved aside and is still in its place, where nothing may overwrite it. */
  readonly stuck: SetAside | null;
}

const nothing = { rows: defaultRows, savedAt: null, text: null, sealed: null, notice: null, stuck: null } as const;

/** Takes in what a place holds: reads it, brings an older form up to date, sets aside what cannot be read. */
export function takeCredentials(place: Place, text: string | null): TakenCredentials {
  const shelf = shelfOf(place);
  if (text === null || shelf === null) return nothing;
  const stuck: SetAside = { place: shelf, name: keysName, text: new Secret(text) };
  const parsed = parseCredentials(text);
  if (parsed.state === 'unreadable') {
    const why = parsed.reason === 'newer' ? 'is of a newer version of RouteLLM' : 'is damaged and could not be read';
    const moved = setAside(place, text) === null;
    return moved
      ? { ...nothing, notice: `What was stored ${why}. It was set aside, unchanged: see below.` }
      : {
          ...nothing,
          text,
          stuck,
          notice: `What is stored ${why}, and there is no room to set it aside. ${untilGone}`,
        };
  }
  const { rows, savedAt, form, notUnderstood, sealed } = parsed;
  if (form !== 'older') return { ...nothing, rows, savedAt, text, sealed };
  if (notUnderstood > 0 && setAside(place, text, 'copy') !== null)
    return { ...nothing, rows, text, stuck, notice: `Part of what is stored was not understood. ${untilGone}` };
  const document = toDocument(rows, new Date(), 'with-keys');
  const written = writeShelf(place, document) === null;
  const rest = notUnderstood === 0 ? '' : ` Not understood: ${notUnderstood}; the original was set aside: see below.`;
  return {
    ...nothing,
    rows,
    text: written ? document : text,
    notice: `Settings of an older form were taken over.${rest}`,
  };
}

const untilGone = 'It stays where it is: download or discard it below. Until then nothing is written over it.';
