import { isRecord, ownValue } from './is-record';

const telling = /quality|correct|accura|helpful|rating|feedback|score/i;

/** The value of a list of named scores, as Langfuse keeps them: that of the most tellingly named, else the first; anything else as it is. */
export function scoreOf(value: unknown): unknown {
  if (!Array.isArray(value)) return value;
  const scores = value.filter((one) => isRecord(one) && isPlain(ownValue(one, 'value')));
  const best = scores.find((one) => telling.test(String(ownValue(one, 'name')))) ?? scores[0];
  return best === undefined ? undefined : ownValue(best, 'value');
}

function isPlain(value: unknown): boolean {
  return ['number', 'boolean', 'string'].includes(typeof value);
}
