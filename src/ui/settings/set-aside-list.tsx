import { maskText } from '../../state/credentials/credentials-mask-text';
import { discardAside } from '../../state/credentials/credentials-save';
import type { SetAside } from '../../state/credentials/credentials-shelf';
import { useCredentials } from '../../state/credentials/credentials-store';
import { Button } from '../kit/button';
import { ScrollRegion } from '../kit/scroll-region';
import { saveTextFile } from '../kit/save-text-file';

/** What was stored and could not be read: to be looked at, taken away or discarded. */
export function SetAsideList() {
  const items = useCredentials((state) => state.setAside);
  if (items.length === 0) return null;
  return (
    <section aria-labelledby="settings-set-aside" className="grid gap-3 border-t-1 border-fg px-4 py-3">
      <h3 id="settings-set-aside" className="text-13 font-bold">
        [set aside]
      </h3>
      {items.map((item) => (
        <SetAsideItem key={`${item.place} ${item.name}`} item={item} />
      ))}
    </section>
  );
}

function SetAsideItem({ item }: { readonly item: SetAside }) {
  const text = item.text.reveal();
  const masked = maskText(text.slice(0, 20_000));
  const copy = async (): Promise<void> => {
    const notice = await navigator.clipboard.writeText(masked).then(
      () => ({ kind: 'info', text: 'Copied, masked.' }) as const,
      () => ({ kind: 'error', text: 'The browser refused the clipboard. Select the text and copy it.' }) as const,
    );
    useCredentials.setState({ notice });
  };
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-2">
      <p className="break-words">
        {item.name}{' '}
        <span className="text-fg-2">in {item.place === 'browser' ? 'localStorage' : 'sessionStorage'}, </span>
        <span className="num">{text.length}</span> <span className="text-fg-2">characters</span>
      </p>
      <details>
        <summary className="min-h-hit cursor-pointer pointer-coarse:min-h-hit-touch">Show, masked</summary>
        <ScrollRegion name={`${item.name}, masked`} className="max-h-30 border-1 border-fg p-2">
          <pre className="font-mono break-all whitespace-pre-wrap">{masked}</pre>
        </ScrollRegion>
      </details>
      <div className="flex flex-wrap gap-2">
        <Button onClick={() => void copy()}>Copy masked</Button>
        <Button
          onClick={() => saveTextFile(`${item.name}.txt`, text, 'text/plain')}
          title="As it is, with any keys in it"
        >
          Download unmasked
        </Button>
        <Button onClick={() => discardAside(item)}>Discard</Button>
      </div>
    </div>
  );
}
