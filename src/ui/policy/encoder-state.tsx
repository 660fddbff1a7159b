import { loadEmbedder } from '../../state/connect-engine';
import { useEngine } from '../../state/engine-store';
import { useOwnEncoder } from '../../state/own-encoder-store';
import { usePolicy } from '../../state/policy-store';
import { Button } from '../kit/button';
import { formatBareMegabytes, formatMegabytes } from '../kit/format-bytes';
import { formatMilliseconds } from '../kit/format-milliseconds';
import { choiceSentence } from './own-encoder-sentence';

/** Which encoder pillar 2 reads by where the policy names one of the user's. */
export function OwnEncoderLine() {
  const choice = usePolicy((state) => state.policy?.semantic.encoder);
  const open = useOwnEncoder((state) => state.open);
  if (choice === undefined) return null;
  return <p className="text-12">{choiceSentence(choice, open?.id === choice.id ? open.dimensions : null)}</p>;
}

/** The encoder that pillar 2 reads with: what it is, how far it has loaded, and how to load it. */
export function EncoderState() {
  const embedder = useEngine((state) => state.embedder);
  const withEmbedder = useEngine((state) => state.withEmbedder);
  const rows = useEngine((state) => state.rows);
  switch (embedder.state) {
    case 'idle':
      return (
        <div className="grid gap-1 text-12">
          <p>Encoder not loaded: the other pillars decide.</p>
          <Button className="justify-self-start" onClick={() => void loadEmbedder()}>
            Load encoder
          </Button>
        </div>
      );
    case 'loading': {
      const { loadedBytes, totalBytes } = embedder;
      const of =
        totalBytes === null
          ? formatMegabytes(loadedBytes)
          : `${formatBareMegabytes(loadedBytes)} of ${formatMegabytes(totalBytes)}`;
      return (
        <div className="grid gap-1 text-12">
          <p>
            Encoder <span className="num">{of}</span>
          </p>
          <progress
            aria-label="Encoder"
            className="h-2 w-full"
            {...(totalBytes === null ? {} : { value: loadedBytes, max: totalBytes })}
          />
        </div>
      );
    }
    case 'ready':
      return (
        <p className="text-12 text-fg-2">
          Encoder <span className="num text-fg">{embedder.model}</span>, {embedder.dimensions} dimensions, loaded in{' '}
          {formatMilliseconds(embedder.loadMs)}.{rows > 0 && !withEmbedder ? ' This run was flown without it.' : ''}
        </p>
      );
    case 'failed':
      return (
        <div className="grid gap-1 text-12">
          <p>
            <strong>Encoder failed.</strong> {embedder.failure.message}
          </p>
          <Button className="justify-self-start" onClick={() => void loadEmbedder()}>
            Retry
          </Button>
        </div>
      );
  }
}
