import * as v from 'valibot';

/** Checks a data file against its schema; throws an Error that names the file, the place and what is wrong there. */
export function parseFile<Schema extends v.GenericSchema>(
  file: string,
  schema: Schema,
  data: unknown,
): v.InferOutput<Schema> {
  const parsed = v.safeParse(schema, data);
  if (parsed.success) return parsed.output;
  const [issue] = parsed.issues;
  throw new Error(`src/catalog/${file}, ${v.getDotPath(issue) ?? 'as a whole'}: ${issue.message}`);
}
