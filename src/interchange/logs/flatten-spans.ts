import { isRecord, ownValue } from './is-record';

const nested = ['resourceSpans', 'resource_spans', 'scopeSpans', 'scope_spans', 'spans'] as const;
/** Of nested values, and of the export around them. */
const deepest = 8;

/**
 * The records of a JSON value: the spans of an OpenTelemetry export (OTLP/JSON nests them by resource and scope), each with
 * its attributes as one object; any other value is one record as it is.
 */
export function flattenSpans(value: unknown, depth = 0): readonly unknown[] {
  if (!isRecord(value) || depth > deepest) return [value];
  for (const key of nested) {
    const inner = ownValue(value, key);
    if (!Array.isArray(inner)) continue;
    const resource = ownValue(value, 'resource');
    return inner.flatMap((one) => flattenSpans(inherit(one, resource), depth + 1));
  }
  return [withAttributes(value)];
}

function inherit(value: unknown, resource: unknown): unknown {
  if (!isRecord(value) || resource === undefined || Object.hasOwn(value, 'resource')) return value;
  return { ...value, resource };
}

function withAttributes(value: Readonly<Record<string, unknown>>): unknown {
  const attributes = ownValue(value, 'attributes');
  const resource = ownValue(value, 'resource');
  const pairs = Array.isArray(attributes) ? fromPairs(attributes) : attributes;
  if (!isRecord(pairs)) return value;
  const prompt = numberedMessages(pairs);
  if (pairs === attributes && prompt === undefined && !isRecord(resource)) return value;
  return {
    ...value,
    attributes: prompt === undefined ? pairs : { ...pairs, 'gen_ai.prompt': prompt },
    ...(isRecord(resource) ? { resource: resourceOf(resource) } : {}),
  };
}

function resourceOf(resource: Readonly<Record<string, unknown>>): unknown {
  const attributes = ownValue(resource, 'attributes');
  return Array.isArray(attributes) ? fromPairs(attributes) : (attributes ?? resource);
}

function fromPairs(pairs: readonly unknown[], depth = 0): Readonly<Record<string, unknown>> {
  const entries: [string, unknown][] = [];
  for (const pair of pairs) {
    if (!isRecord(pair)) continue;
    const key = ownValue(pair, 'key');
    if (typeof key === 'string') entries.push([key, anyValue(ownValue(pair, 'value'), depth)]);
  }
  return Object.fromEntries(entries);
}

/** OTLP's AnyValue as the value that it wraps. */
function anyValue(value: unknown, depth: number): unknown {
  if (!isRecord(value) || depth > deepest) return value;
  const [kind = ''] = Object.keys(value);
  const inner = ownValue(value, kind);
  if (kind === 'arrayValue' && isRecord(inner)) {
    const values = ownValue(inner, 'values');
    return Array.isArray(values) ? values.map((one) => anyValue(one, depth + 1)) : [];
  }
  if (kind === 'kvlistValue' && isRecord(inner)) {
    const values = ownValue(inner, 'values');
    return Array.isArray(values) ? fromPairs(values, depth + 1) : {};
  }
  return inner;
}

/** Messages that older instrumentations spread over `gen_ai.prompt.0.role`, `gen_ai.prompt.0.content` and so on. */
function numberedMessages(attributes: Readonly<Record<string, unknown>>): readonly unknown[] | undefined {
  const messages: unknown[] = [];
  for (let index = 0; Object.hasOwn(attributes, `gen_ai.prompt.${index}.content`); index += 1) {
    const role = attributes[`gen_ai.prompt.${index}.role`] ?? 'user';
    messages.push({ role, content: attributes[`gen_ai.prompt.${index}.content`] });
  }
  return messages.length === 0 ? undefined : messages;
}
