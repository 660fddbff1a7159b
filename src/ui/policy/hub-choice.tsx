import { useState } from 'react';
import { hubModels } from '../../core/domain/hub-model';
import { isHubAllowed, setHubAllowed } from '../../state/hub-permission';
import { useOwnEncoder } from '../../state/own-encoder-store';
import { Button } from '../kit/button';
import { formatMegabytes } from '../kit/format-bytes';
import { narrowSpace } from '../kit/narrow-space';
import { Select } from './select';

const options = hubModels.map(({ repository, covers }) => ({
  value: repository,
  label: `${repository.replace(/^.*\//, '')}, ${covers === 'any' ? 'many languages' : 'English'}`,
}));

/** An encoder from the hub: off until it is allowed, and announced with size and host before anything is fetched. */
export function HubChoice({ refusal }: { readonly refusal: string | undefined }) {
  const { busy, fetchFromHub, stop } = useOwnEncoder();
  const [repository, setRepository] = useState(hubModels[0]?.repository ?? '');
  const [isStored, setStored] = useState(true);
  const model = hubModels.find((one) => one.repository === repository);
  if (model === undefined) return null;
  const size = `≈${narrowSpace}${formatMegabytes(model.approximateBytes)}`;
  return (
    <section aria-label="From the hub" className="grid grid-cols-[minmax(0,1fr)] gap-2 border-t border-hair pt-2">
      <Select name="Encoder on the hub" value={repository} options={options} onChange={setRepository} />
      <p className="text-12 text-fg-2">
        {model.dimensions} dimensions, {size} from huggingface.co and its storage hosts under hf.co. They see this
        browser’s address; no prompt is sent. Never needed.
      </p>
      {isHubAllowed() ? (
        <div className="flex flex-wrap gap-2">
          <Button onClick={() => void fetchFromHub(repository)} refusal={refusal}>
            {busy === 'fetching' ? 'Downloading' : `Download ${size}`}
          </Button>
          {busy === 'fetching' && <Button onClick={stop}>Stop</Button>}
          <Button onClick={() => setStored(setHubAllowed(false))}>Forbid and reload</Button>
        </div>
      ) : (
        <Button className="justify-self-start" onClick={() => setStored(setHubAllowed(true))}>
          Allow huggingface.co and reload
        </Button>
      )}
      <p role="alert" className="text-12 empty:hidden">
        {isStored ? null : 'This browser stores nothing: the hub stays forbidden. Choose a folder.'}
      </p>
    </section>
  );
}
