/** A named figure of the secondary row. */
export function FigureLine({ name, children }: { readonly name: string; readonly children: string }) {
  return (
    <div>
      <dt className="label">{name}</dt>
      <dd className="font-mono text-12 tabular-nums">{children}</dd>
    </div>
  );
}
