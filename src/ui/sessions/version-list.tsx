import { applyVersion, dropVersion } from '../../state/durable-actions';
import { useDurable } from '../../state/durable-store';
import { usePolicy } from '../../state/policy-store';
import { Button } from '../kit/button';
import { formatCount } from '../kit/format-count';
import { momentText } from './moment-text';

/** Policies that were applied once, newest first. */
export function VersionList() {
  const versions = useDurable((state) => state.versions);
  const present = usePolicy((state) => state.policy?.version);
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
                aria-label={`Apply ${title}`}
                refusal={version.version === present ? 'This version is applied' : undefined}
                onClick={() => applyVersion(version)}
              >
                Apply
              </Button>
              <Button aria-label={`Delete ${title}`} onClick={() => void dropVersion(version)}>
                Delete
              </Button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
