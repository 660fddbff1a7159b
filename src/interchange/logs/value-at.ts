import { isRecord, ownValue } from './is-record';

/**
 * What stands at a dotted path within a JSON value, own keys only; undefined when nothing does. Keys may hold dots
 * themselves (`attributes.gen_ai.request.model`): the longest key that leads to a value counts.
 */
export function valueAt(value: unknown, path: string): unknown {
  if (!isRecord(value)) return undefined;
  if (Object.hasOwn(value, path)) return value[path];
  for (let dot = path.lastIndexOf('.'); dot > 0; dot = path.lastIndexOf('.', dot - 1)) {
    const inner = valueAt(ownValue(value, path.slice(0, dot)), path.slice(dot + 1));
    if (inner !== undefined) return inner;
  }
  return undefined;
}
