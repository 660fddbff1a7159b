import { useRef } from 'react';
import type { DragEvent } from 'react';
import type { OwnEncoderChoice } from '../../core/domain/policy';
import { useEngine } from '../../state/engine-store';
import { useOwnEncoder } from '../../state/own-encoder-store';
import { Button } from '../kit/button';
import { formatMegabytes } from '../kit/format-bytes';
import { formatMilliseconds } from '../kit/format-milliseconds';
import { HubChoice } from './hub-choice';
import { droppedFiles } from './dropped-files';
import { calibrationSentence } from './own-encoder-sentence';
import { Select } from './select';

// React's types do not know the attribute that makes a chooser take a folder.
const folderAttribute = { webkitdirectory: '' };
const languages = [
  { value: 'english', label: 'trusted in English' },
  { value: 'any', label: 'trusted in every language' },
] as const;

/** Another encoder for pillar 2, from a folder of the user's: chosen, dropped, calibrated, put back. */
export function OwnEncoderBlock({ choice }: { readonly choice: OwnEncoderChoice | undefined }) {
  const { open, busy, problem, calibration, choose, calibrate, setCovers, goBack } = useOwnEncoder();
  const ready = useEngine((state) => state.embedder.state === 'ready');
  const picker = useRef<HTMLInputElement>(null);
  const isOpen = choice !== undefined && open?.id === choice.id;
  const refusal =
    busy === null ? (ready ? undefined : 'The shipped encoder is not loaded.') : 'Wait for what is under way.';
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    event.stopPropagation();
    void droppedFiles(event.dataTransfer).then(choose);
  };
  return (
    <section
      aria-label="Another encoder"
      className="grid grid-cols-[minmax(0,1fr)] gap-2 border-l-2 border-fg py-2 pl-3"
    >
      <p className="text-12 text-fg-2">
        A folder with config.json, tokenizer.json and onnx/model_quantized.onnx, as all-MiniLM-L6-v2 or its multilingual
        sister come from the hub. It is kept in this browser until it is forgotten.
      </p>
      <div className="flex flex-wrap gap-2">
        <Button
          className="min-h-16! border-dashed!"
          onClick={() => picker.current?.click()}
          onDrop={drop}
          refusal={refusal}
        >
          {busy === 'opening' ? 'Loading' : 'Choose folder, or drop it here'}
        </Button>
        {choice !== undefined && <Button onClick={goBack}>Back to the shipped one</Button>}
      </div>
      <input
        ref={picker}
        {...folderAttribute}
        type="file"
        multiple
        hidden
        tabIndex={-1}
        aria-label="Encoder folder"
        onChange={({ target }) => {
          const files = Array.from(target.files ?? [], (blob) => ({
            path: blob.webkitRelativePath || blob.name,
            blob,
          }));
          target.value = '';
          void choose(files);
        }}
      />
      <KeptLine refusal={refusal} />
      <HubChoice refusal={refusal} />
      <p role="alert" className="text-12 empty:hidden">
        {problem === null ? null : isOpen ? problem : `Not loaded: ${problem}`}
      </p>
      {choice !== undefined && isOpen && (
        <>
          <p className="text-12">
            {open.name}, <span className="num">{open.dimensions}</span> dimensions, {formatMegabytes(open.bytes)},
            loaded in {formatMilliseconds(open.loadMs)}.
          </p>
          <Select name="Languages of the encoder" value={choice.covers} options={languages} onChange={setCovers} />
          <Button className="justify-self-start" onClick={() => void calibrate()} refusal={refusal}>
            {busy === 'calibrating' ? 'Calibrating' : 'Calibrate on labels'}
          </Button>
          <p role="status" className="text-12 empty:hidden">
            {calibration === null ? null : calibrationSentence(calibration)}
          </p>
        </>
      )}
    </section>
  );
}

/** What of the user's encoders this browser keeps, with its size, and the way to be rid of it. */
function KeptLine({ refusal }: { readonly refusal: string | undefined }) {
  const { kept, open, reopen, forget } = useOwnEncoder();
  if (kept === null) return null;
  return (
    <div className="flex flex-wrap items-center gap-2">
      <p className="text-12">
        Kept in this browser: {kept.name}, {formatMegabytes(kept.bytes)}.
      </p>
      {open?.id !== kept.id && (
        <Button onClick={() => void reopen()} refusal={refusal}>
          Load it
        </Button>
      )}
      <Button onClick={() => void forget()}>Forget it</Button>
    </div>
  );
}
