import { useEffect } from 'react';
import { useImport } from '../state/import-store';
import { usePolicyFile } from '../state/policy-file-store';

/** Takes a file that is dropped anywhere on the page, or pasted; without it the browser would leave the page to show it. */
export function useFileDrop(): void {
  useEffect(() => {
    const isFiles = (data: DataTransfer | null): data is DataTransfer => data?.types.includes('Files') === true;
    const onDrag = (event: DragEvent): void => {
      if (!isFiles(event.dataTransfer)) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = 'copy';
    };
    const onDrop = (event: DragEvent): void => {
      if (!isFiles(event.dataTransfer)) return;
      event.preventDefault();
      choose(event.dataTransfer);
    };
    const onPaste = (event: ClipboardEvent): void => {
      if (!isFiles(event.clipboardData) || event.clipboardData.files.length === 0) return;
      event.preventDefault();
      choose(event.clipboardData);
    };
    window.addEventListener('dragover', onDrag);
    window.addEventListener('drop', onDrop);
    window.addEventListener('paste', onPaste);
    return () => {
      window.removeEventListener('dragover', onDrag);
      window.removeEventListener('drop', onDrop);
      window.removeEventListener('paste', onPaste);
    };
  }, []);
}

function choose({ files }: DataTransfer): void {
  const [file] = files;
  if (file !== undefined) void take(file);
}

/** A policy file says what it is in its first lines; everything else is a log. */
async function take(file: File): Promise<void> {
  const start = await file
    .slice(0, 4096)
    .text()
    .catch(() => '');
  const isPolicy = /"format"\s*:\s*"routellm-policy(?:-part)?"/.test(start);
  await (isPolicy ? usePolicyFile : useImport).getState().choose(file);
}
