import { cancelTest, saveAndReloadToTest, testRow, useConnectionTests } from '../../state/connection-tests';
import { splitModels } from '../../state/credentials/credentials-check';
import { savedText } from '../../state/credentials/credentials-draft';
import { editCredential } from '../../state/credentials/credentials-edit';
import { isConnectable } from '../../state/credentials/credentials-origins';
import type { ProviderRow } from '../../state/credentials/credentials-row';
import { useCredentials } from '../../state/credentials/credentials-store';
import type { ConnectionReport } from '../../engine/protocol';
import { Button } from '../kit/button';
import { formatCount } from '../kit/format-count';
import { formatMilliseconds } from '../kit/format-milliseconds';
import { ScrollRegion } from '../kit/scroll-region';
import { resultNames } from './result-names';

interface TestLineProps {
  readonly row: ProviderRow;
  readonly of: string;
}

/** Tests a row's connection and says by name what came of it; models that were found can be taken into the row. */
export function TestLine({ row, of }: TestLineProps) {
  const test = useConnectionTests((state) => state[row.id]);
  const baseUrl = useCredentials(({ draft }) => draft.edits[row.id]?.baseUrl) ?? row.baseUrl;
  const connectable = isConnectable(baseUrl);
  return (
    <div className="grid gap-2 min-[560px]:pl-27">
      <div className="flex flex-wrap items-center gap-2">
        {test?.state === 'testing' ? (
          <Button onClick={() => cancelTest(row.id)} aria-label={`Cancel the test of ${of}`}>
            Cancel
          </Button>
        ) : connectable ? (
          <Button onClick={() => void testRow(row.id)} aria-label={`Test connection of ${of}`}>
            Test connection
          </Button>
        ) : (
          <Button
            onClick={() => void saveAndReloadToTest(row)}
            aria-label={`Save and reload to test ${of}`}
            title="This page may call only the origins that were saved when it was loaded"
          >
            Save and reload to test
          </Button>
        )}
        <p role="status" aria-label={`Test of ${of}`} className="min-w-0 break-words">
          {test === undefined ? null : test.state === 'testing' ? 'Testing' : <ReportLine report={test.report} />}
        </p>
      </div>
      {test?.state === 'done' && test.report.models.length > 0 ? (
        <FoundModels row={row} of={of} models={test.report.models} shutdowns={test.report.shutdowns ?? {}} />
      ) : null}
    </div>
  );
}

function ReportLine({ report }: { readonly report: ConnectionReport }) {
  const { result, detail, models, durationMs } = report;
  if (result === 'ok')
    return (
      <span className="num">
        OK {formatCount(models.length)} {models.length === 1 ? 'model' : 'models'} · {formatMilliseconds(durationMs)}
      </span>
    );
  return (
    <>
      <span className="font-bold">{resultNames[result]}</span> {detail}
    </>
  );
}

/** Long lists are cut: what is not shown can be typed. */
const mostShown = 200;

interface FoundModelsProps extends TestLineProps {
  readonly models: readonly string[];
  readonly shutdowns: Readonly<Record<string, string>>;
}

function FoundModels({ row, of, models, shutdowns }: FoundModelsProps) {
  const text = useCredentials(({ draft }) => draft.edits[row.id]?.models) ?? savedText(row, 'models');
  const chosen = splitModels(text);
  const toggle = (model: string): void => {
    const next = chosen.includes(model) ? chosen.filter((one) => one !== model) : [...chosen, model];
    editCredential(row, 'models', next.join(', '));
  };
  const usable = models.filter((model) => !model.includes(','));
  return (
    <ScrollRegion name={`Models of ${of}`} className="max-h-40 border-1 border-fg p-2">
      {usable.slice(0, mostShown).map((model) => (
        <label key={model} className="flex min-h-hit items-center gap-2 pointer-coarse:min-h-hit-touch">
          <input
            type="checkbox"
            className="size-4 shrink-0"
            checked={chosen.includes(model)}
            onChange={() => toggle(model)}
          />
          <span className="min-w-0 break-all">
            {model}
            {shutdowns[model] === undefined ? null : <strong> shuts down {shutdowns[model]}</strong>}
          </span>
        </label>
      ))}
      {usable.length > mostShown ? <p>{usable.length - mostShown} more: type their ids.</p> : null}
    </ScrollRegion>
  );
}
