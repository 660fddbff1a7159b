import { useImport } from '../../state/import-store';
import { ScrollRegion } from '../kit/scroll-region';
import { fieldNames, fieldsOf } from './import-fields';

/** The first rows as they stand in the file, and over each column what it means. */
export function PreviewTable() {
  const preview = useImport((state) => state.preview);
  const mapping = useImport((state) => state.mapping);
  if (preview === null || mapping === null) return null;
  const cell = 'max-w-64 truncate border-b-1 border-hair px-2 py-1 text-left';
  return (
    <ScrollRegion name="Preview" className="max-h-56 border-1 border-fg">
      <table className="border-collapse font-mono text-12">
        <thead>
          <tr className="sticky top-0 bg-bg">
            <th className={`${cell} text-right font-normal text-fg-2`}>Line</th>
            {preview.columns.map((column) => {
              const meaning = fieldsOf(mapping, column).map((field) => fieldNames[field]);
              return (
                <th key={column} className={cell}>
                  {column}
                  <span className="block font-normal text-fg-2">{meaning.join(', ') || 'not used'}</span>
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>
          {preview.rows.map(({ line, cells, prompt }) => (
            <tr key={line}>
              <td className={`${cell} text-right text-fg-2`}>{line}</td>
              {cells.map((text, index) => (
                <td key={preview.columns[index]} className={`${cell} ${prompt === null ? 'line-through' : ''}`}>
                  {text}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
