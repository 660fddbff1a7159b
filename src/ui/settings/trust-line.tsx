import { isLoopback } from '../../core/domain/is-loopback';
import { trustCredentialRow } from '../../state/credentials/credentials-edit';
import type { ProviderRow } from '../../state/credentials/credentials-row';
import { useCredentials } from '../../state/credentials/credentials-store';
import { originOf } from '../../state/origin-of';

interface TrustLineProps {
  readonly row: ProviderRow;
  readonly of: string;
}

/**
 * Whether a server counts as the user's own: for an Ollama on another machine, and for a server of unknown kind. Plain words
 * on what that lets out; another address ends it.
 */
export function TrustLine({ row, of }: TrustLineProps) {
  const edit = useCredentials(({ draft }) => draft.edits[row.id]);
  const origin = originOf(edit?.baseUrl ?? row.baseUrl);
  if (origin === null || row.kind === 'openai' || row.kind === 'featherless') return null;
  const here = isLoopback(origin);
  if (row.kind === 'ollama' && here) return null;
  const trusted = (edit?.trustedOrigin ?? row.trustedOrigin) === origin;
  return (
    <div className="grid gap-1 min-[560px]:pl-27">
      {row.kind === 'ollama' && !trusted ? (
        <p role="alert" className="font-bold">
          {new URL(origin).host} is another machine: what it is sent leaves this one. Prompts with personal data are not
          sent there.
        </p>
      ) : null}
      <label className="flex min-h-hit items-center gap-2 pointer-coarse:min-h-hit-touch">
        <input
          type="checkbox"
          className="size-4 shrink-0"
          aria-label={`${of} trusted`}
          checked={trusted}
          onChange={({ target }) => trustCredentialRow(row, target.checked ? origin : '')}
        />
        {here
          ? 'local model on this machine: counts as local, personal data may go there'
          : 'trusted network: counts as local, personal data may go there'}
      </label>
    </div>
  );
}
