import { useImport } from '../../state/import-store';
import { formatMegabytes } from '../kit/format-bytes';
import { formatCount } from '../kit/format-count';
import { focusOnMount } from '../kit/focus-on-mount';

const delimiterNames = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar' } as const;
const formatNames = { delimited: 'CSV', 'json-lines': 'JSON lines', json: 'JSON', text: 'Text' } as const;

/** What the file is: name, size, format, encoding, whose log it looks like, and what is wrong with its first rows. */
export function LogFacts() {
  const preview = useImport((state) => state.preview);
  if (preview === null) return null;
  const { name, totalBytes, format, encoding, delimiter, shape, estimatedRows, badRows, warnings } = preview;
  const facts = [
    totalBytes === null ? null : sizeText(totalBytes),
    formatNames[format.kind],
    delimiter === null ? null : `${delimiterNames[delimiter]} separated`,
    encoding,
    shape,
    estimatedRows === null ? null : `≈ ${formatCount(estimatedRows)} rows`,
    badRows.length === 0
      ? 'no bad rows so far'
      : `${formatCount(badRows.length)} bad ${badRows.length === 1 ? 'row' : 'rows'} so far`,
  ];
  return (
    <div className="grid gap-1">
      <h3 ref={focusOnMount} tabIndex={-1} className="font-bold wrap-anywhere">
        {name}
      </h3>
      <p className="text-12 text-fg-2">{facts.filter((fact) => fact !== null).join(' · ')}</p>
      {warnings.map((warning) => (
        <p key={warning} className="text-12 font-bold wrap-anywhere">
          {warning}
        </p>
      ))}
    </div>
  );
}

function sizeText(bytes: number): string {
  return bytes < 100_000 ? `${formatCount(bytes)} bytes` : formatMegabytes(bytes);
}
