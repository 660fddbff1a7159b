import { useImport } from '../../state/import-store';
import { fieldNames, importFields } from './import-fields';
import { LabelledSelect } from '../kit/labelled-select';

const none = '';
/** These are asked for at once; the others stand behind "More columns". */
const first = 5;

/** Which column means what, the guess preselected. */
export function ImportMapping() {
  return (
    <fieldset className="grid gap-2">
      <legend className="label mb-1">Columns</legend>
      <Fields fields={importFields.slice(0, first)} />
      <details>
        <summary className="min-h-hit py-1 text-12 pointer-coarse:min-h-hit-touch">More columns</summary>
        <div className="mt-2 grid gap-2">
          <Fields fields={importFields.slice(first)} />
          <Units />
        </div>
      </details>
    </fieldset>
  );
}

function Fields({ fields }: { readonly fields: typeof importFields }) {
  const columns = useImport((state) => state.preview?.columns);
  const mapped = useImport((state) => state.mapping?.columns);
  if (columns === undefined || mapped === undefined) return null;
  const options = [{ value: none, label: 'no column' }, ...columns.map((column) => ({ value: column, label: column }))];
  return (
    <div className="grid grid-cols-1 gap-x-4 gap-y-2 sm:grid-cols-2">
      {fields.map((field) => (
        <LabelledSelect
          key={field}
          label={fieldNames[field]}
          value={mapped[field] ?? none}
          options={options}
          onChange={(column) => useImport.getState().setColumn(field, column === none ? null : column)}
        />
      ))}
    </div>
  );
}

const figureFields = ['cost', 'latency', 'quality'] as const;
const decimals = [
  { value: '.', label: 'point: 0.12' },
  { value: ',', label: 'comma: 0,12' },
] as const;
const latencyUnits = [
  { value: 'ms', label: 'milliseconds' },
  { value: 's', label: 'seconds' },
] as const;
const qualityMaxima = ['1', '5', '10', '100'].map((value) => ({ value, label: value }));

/** How figures are written. */
function Units() {
  const mapping = useImport((state) => state.mapping);
  if (mapping === null) return null;
  const setMapping = (change: Partial<typeof mapping>): void => useImport.getState().setMapping(change);
  return (
    <div className="grid grid-cols-1 gap-x-4 gap-y-2 sm:grid-cols-2">
      {figureFields.map((field) =>
        mapping.columns[field] === undefined ? null : (
          <LabelledSelect
            key={field}
            label={`Decimals of ${fieldNames[field].toLowerCase()}`}
            value={mapping.decimals[field]}
            options={decimals}
            onChange={(decimal) => setMapping({ decimals: { ...mapping.decimals, [field]: decimal } })}
          />
        ),
      )}
      <LabelledSelect
        label="Latency unit"
        value={mapping.latencyUnit}
        options={latencyUnits}
        onChange={(latencyUnit) => setMapping({ latencyUnit })}
      />
      <LabelledSelect
        label="Best quality"
        value={String(mapping.qualityMax)}
        options={qualityMaxima}
        onChange={(max) => setMapping({ qualityMax: Number(max) })}
      />
    </div>
  );
}
