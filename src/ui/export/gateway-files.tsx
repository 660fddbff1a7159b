import { useState } from 'react';
import type { ExportedFile, GatewayExport } from '../../core/domain/gateway-export';
import { Button } from '../kit/button';
import { formatBytes } from '../kit/format-bytes';
import { saveTextFile } from '../kit/save-text-file';
import { ScrollRegion } from '../kit/scroll-region';
import { RunSteps } from './run-steps';

/** The files of an export, each to copy or to download, and how they are run. */
export function GatewayFiles({ made }: { readonly made: GatewayExport }) {
  const [said, setSaid] = useState('');
  const [config] = made.files;
  if (config === undefined) return null;
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-2">
      <ul aria-label="Files" className="border-y-1 border-fg">
        {made.files.map((file) => (
          <FileLine key={file.name} file={file} onSaid={setSaid} />
        ))}
      </ul>
      <p role="status" className="text-12 empty:hidden">
        {said}
      </p>
      <details>
        <summary className="min-h-hit cursor-pointer font-bold">Show {config.name}</summary>
        <ScrollRegion name={config.name} className="max-h-60 border-1 border-fg">
          <pre className="num p-2 text-11">{config.text}</pre>
        </ScrollRegion>
      </details>
      <RunSteps made={made} />
    </div>
  );
}

function FileLine({ file, onSaid }: { readonly file: ExportedFile; readonly onSaid: (text: string) => void }) {
  const { name, text, type } = file;
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      onSaid(`${name} copied.`);
    } catch {
      onSaid(`${name} was not copied: the browser refused the clipboard. Download it.`);
    }
  };
  return (
    <li className="flex flex-wrap items-center gap-2 border-b-1 border-hair py-1 last:border-b-0">
      <span className="num min-w-0 grow max-[479px]:basis-full">
        {name} <span className="text-fg-2">{formatBytes(new Blob([text]).size)}</span>
      </span>
      <Button aria-label={`Copy ${name}`} onClick={() => void copy()}>
        Copy
      </Button>
      <Button
        aria-label={`Download ${name}`}
        onClick={() => {
          saveTextFile(name, text, type);
          onSaid(`${name} downloaded. No key is in it.`);
        }}
      >
        Download
      </Button>
    </li>
  );
}
