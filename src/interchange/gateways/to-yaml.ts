/** Names that YAML 1.1 takes for truth values and for nothing. */
const meaningful = /^(?:y|n|yes|no|on|off|true|false|null)$/i;

/** What a configuration is made of. */
export type YamlValue =
  string | number | boolean | readonly YamlValue[] | { readonly [name: string]: YamlValue | undefined };

/** A value as YAML in blocks, of a kind that 1.1 and 1.2 read alike; every text stands in double quotes as JSON has it, which YAML reads the same way. */
export function toYaml(value: YamlValue): string {
  return `${linesOf(value).join('\n')}\n`;
}

function linesOf(value: YamlValue): readonly string[] {
  if (isList(value)) return value.flatMap((item) => hanging('- ', linesOf(item)));
  if (typeof value !== 'object') return [scalar(value)];
  return Object.entries(value).flatMap(([name, inner]) => (inner === undefined ? [] : member(name, inner)));
}

function member(name: string, value: YamlValue): readonly string[] {
  const key = /^[A-Za-z_][\w-]*$/.test(name) && !meaningful.test(name) ? name : JSON.stringify(name);
  if (typeof value !== 'object') return [`${key}: ${scalar(value)}`];
  const lines = linesOf(value);
  if (lines.length === 0) return [`${key}: ${isList(value) ? '[]' : '{}'}`];
  return [`${key}:`, ...lines.map((line) => `  ${line}`)];
}

/** Readers of YAML 1.1, PyYAML among them, take 1e-7 for a text: small numbers are written out. */
function scalar(value: string | number | boolean): string {
  const json = JSON.stringify(value);
  if (typeof value !== 'number' || !json.includes('e')) return json;
  return value.toFixed(18).replace(/0+$/, '').replace(/\.$/, '.0');
}

function hanging(mark: string, lines: readonly string[]): readonly string[] {
  return lines.map((line, place) => (place === 0 ? `${mark}${line}` : `  ${line}`));
}

function isList(value: YamlValue): value is readonly YamlValue[] {
  return Array.isArray(value);
}
