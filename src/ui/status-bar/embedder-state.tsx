import { loadEmbedder } from '../../state/connect-engine';
import { useEngine } from '../../state/engine-store';
import { formatBareMegabytes, formatMegabytes } from '../kit/format-bytes';
import { formatMilliseconds } from '../kit/format-milliseconds';

/** What pillar 2 has to work with: bytes while the model loads, its name when it has, the cause when it could not. */
export function EmbedderState({ className }: { readonly className: string }) {
  const embedder = useEngine((state) => state.embedder);
  switch (embedder.state) {
    case 'idle':
      return <p className={className}>embedder not loaded, rules decide</p>;
    case 'loading': {
      const { loadedBytes, totalBytes } = embedder;
      const loaded =
        totalBytes === null
          ? formatMegabytes(loadedBytes)
          : `${formatBareMegabytes(loadedBytes)} of ${formatMegabytes(totalBytes)}`;
      return (
        <p className={className}>
          loading embedder <span className="num">{loaded}</span>
        </p>
      );
    }
    case 'ready':
      return (
        <p
          className={className}
          title={`${embedder.dimensions} dimensions, loaded in ${formatMilliseconds(embedder.loadMs)}`}
        >
          embedder <span className="num">{embedder.model}</span>
        </p>
      );
    default:
      return (
        <p className={className} title={embedder.failure.message}>
          <span className="font-bold">embedder failed, pillar 2 is out</span>
          <button type="button" className="underline" onClick={() => void loadEmbedder()}>
            Retry
          </button>
        </p>
      );
  }
}
