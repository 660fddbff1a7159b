import { applyVersion, dropVersion } from '../../state/durable/durable-actions';
import { useDurable } from '../../state/durable/durable-store';
import { usePolicy } from '../../state/policy-store';
import { useVersionChanges } from '../../state/version-changes-store';
import { Button } from '../kit/button';
import { formatCount } from '../kit/format-count';
import { momentText } from './moment-text';
import { VersionChanges } from './version-changes';

/** Policies that were applied once, newest first, each with what it would change. */
export function VersionList() {
  const versions = useDurable((state) => state.versions);
  const policy = usePolicy((state) => state.policy);
  const present = policy?.version;
  const compared = useVersionChanges((state) => state.pair?.to ?? null);
  return (
    <section aria-labelledby="sessions-versions" className="border-t-1 border-fg px-4 py-3">
      <h3 id="sessions-versions" className="label">
        Policy versions — <span className="num">{formatCount(versions.length)}</span>
      </h3>
      <ul aria-labelledby="sessions-versions">
        {versions.map((version) => {
          const title = `${version.name}@${version.version}`;
          return (
            <li key={title} className="flex flex-wrap items-center gap-2 border-b-1 border-hair py-1">
              <div className="min-w-0 grow">
                <p>
                  <span className="num font-bold">{title}</span>
                  {version.version === present ? ' applied' : ''}
                </p>
                <p className="num text-11 text-fg-2">
                  {momentText(version.savedAt)}
                  {version.note === '' ? '' : ` · ${version.note}`}
                </p>
              </div>
              <Button
                aria-label={`Changes to ${title}`}
                aria-expanded={compared === version.policy}
                refusal={version.version === present ? 'This version is applied' : undefined}
                onClick={() => {
                  if (compared === version.policy) useVersionChanges.getState().close();
                  else if (policy !== null) void useVersionChanges.getState().compare(policy, version.policy);
                }}
              >
                Changes
              </Button>
              <Button
                aria-label={`Apply ${title}`}
                refusal={version.version === present ? 'This version is applied' : undefined}
                onClick={() => {
                  useVersionChanges.getState().close();
                  applyVersion(version);
                }}
              >
                Apply
              </Button>
              <Button aria-label={`Delete ${title}`} onClick={() => void dropVersion(version)}>
                Delete
              </Button>
              {compared === version.policy ? <VersionChanges title={title} /> : null}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
