/** The head of a small table of figures: the first column names its rows, the others hold figures at their right. */
export function ColumnHeads({ names }: { readonly names: readonly string[] }) {
  return (
    <thead>
      <tr className="text-11 text-fg-2">
        {names.map((name, column) => (
          <th key={name} scope="col" className={`font-normal ${column === 0 ? 'text-left' : 'pl-1 text-right'}`}>
            {name}
          </th>
        ))}
      </tr>
    </thead>
  );
}
