import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import * as v from 'valibot';

/** Rows of corpora/NAME.jsonl.gz in the data folder; throws when the file is missing or a row is in another format. */
export function readCorpus<T extends v.GenericSchema>(
  data: string,
  name: string,
  schema: T,
): readonly v.InferOutput<T>[] {
  const text = gunzipSync(readFileSync(join(data, 'corpora', `${name}.jsonl.gz`))).toString('utf8');
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => v.parse(schema, JSON.parse(line)));
}
