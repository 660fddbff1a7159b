type Path = readonly (string | number)[];

/** The paths of what stands in `given` and did not come through the schema into `taken`; of a whole that was left out, its own path only. */
export function unknownFields(given: unknown, taken: unknown, path: Path = []): readonly Path[] {
  if (!isObject(given) || !isObject(taken)) return [];
  const names = Array.isArray(given) ? given.map((_, position) => position) : Object.keys(given);
  return names.flatMap((name) => {
    const here = [...path, name];
    if (!Object.hasOwn(taken, name)) return [here];
    return unknownFields(valueOf(given, name), valueOf(taken, name), here);
  });
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function valueOf(owner: object, name: string | number): unknown {
  return Object.getOwnPropertyDescriptor(owner, name)?.value;
}
