import type { NamedFile } from '../../engine/protocol';

/** Every file of what was dropped, folders opened, each under its path. */
export async function droppedFiles(dropped: DataTransfer): Promise<readonly NamedFile[]> {
  // The list is emptied once the event is over: entries are taken before anything is awaited.
  const entries = Array.from(dropped.items, (item) => item.webkitGetAsEntry()).filter((entry) => entry !== null);
  const found = await Promise.all(entries.map(filesOf));
  return found.flat();
}

async function filesOf(entry: FileSystemEntry): Promise<readonly NamedFile[]> {
  if (entry instanceof FileSystemFileEntry) {
    const blob = await new Promise<File>((resolve, reject) => entry.file(resolve, reject));
    return [{ path: entry.fullPath.replace(/^\//, ''), blob }];
  }
  if (!(entry instanceof FileSystemDirectoryEntry)) return [];
  const reader = entry.createReader();
  const children: FileSystemEntry[] = [];
  // A reader gives a hundred entries at a time, and none at the end.
  for (let part = await nextEntries(reader); part.length > 0; part = await nextEntries(reader)) children.push(...part);
  const found = await Promise.all(children.map(filesOf));
  return found.flat();
}

function nextEntries(reader: FileSystemDirectoryReader): Promise<readonly FileSystemEntry[]> {
  return new Promise((resolve, reject) => reader.readEntries(resolve, reject));
}
