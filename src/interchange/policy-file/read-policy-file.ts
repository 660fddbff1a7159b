import * as v from 'valibot';
import { compilePolicy } from '../../core/compiled-policy';
import type { Endpoint } from '../../core/domain/endpoint';
import { policySchema } from '../../core/domain/policy';
import type { Policy } from '../../core/domain/policy';
import { policyFileFormats } from '../../core/domain/policy-file';
import type { PolicyFileReading, PolicyFileRemark } from '../../core/domain/policy-file';
import { checkPatterns } from './check-patterns';
import { jsonLines } from './json-lines';
import type { JsonLines } from './json-lines';
import { unknownFields } from './unknown-fields';

/** Characters; the policy that ships takes a fortieth of it. */
const longest = 5_000_000;
const mostRemarks = 20;
const newestVersion = 1;

type Path = readonly (string | number)[];
type LineOf = (JsonLines & { readonly ok: true })['lineOf'];

const envelope = v.object({
  format: v.picklist(Object.values(policyFileFormats)),
  formatVersion: v.literal(newestVersion),
  policy: v.record(v.string(), v.unknown()),
});

/**
 * Reads a policy file: a whole policy, or some of its sections, which are taken into `present`. Every problem says where it is,
 * on which line, and what to do; the first 20 of them are told. Nothing is changed by it.
 */
export function readPolicyFile(text: string, present: Policy, endpoints: readonly Endpoint[]): PolicyFileReading {
  if (text.length > longest)
    return refuse(`It has ${text.length} characters; a policy file has at most ${longest}. Choose another file.`);
  const lines = jsonLines(text);
  if (!lines.ok) return refuse(lines.message, lines.line);
  const given: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
  const file = v.safeParse(envelope, given);
  if (!file.success) return refuse(wrongEnvelope(given), lines.lineOf(['formatVersion']) ?? lines.lineOf(['format']));
  const isWhole = file.output.format === policyFileFormats.whole;
  const { policy: own } = file.output;
  const whole: unknown = isWhole ? own : withSections(present, own);
  const parsed = v.safeParse(policySchema, whole);
  if (!parsed.success) return { ok: false, problems: problemsOf(parsed.issues, lines.lineOf) };
  const policy = parsed.output;
  const broken = checkPatterns(policy).map(({ path, message }) => remark(path, lines.lineOf, message));
  if (broken.length > 0) return { ok: false, problems: broken.slice(0, mostRemarks) };
  const compiled = compilePolicy(policy, endpoints);
  if (!compiled.ok) return { ok: false, problems: [remark(['models'], lines.lineOf, compiled.failure.message)] };
  return {
    ok: true,
    policy,
    sections: isWhole ? null : Object.keys(own).filter((name) => Object.hasOwn(policy, name)),
    unknown: [
      ...unknownFields(given, { ...file.output }).map((path) => left(path, lines.lineOf)),
      ...unknownFields(own, policy).map((path) => left(['policy', ...path], lines.lineOf)),
    ].slice(0, mostRemarks),
  };
}

/** What the file has of a section takes the place of the present; what it leaves out of it stays. */
function withSections(present: Policy, own: Readonly<Record<string, unknown>>): unknown {
  const before: Readonly<Record<string, unknown>> = present;
  const sections = Object.entries(own).map(([name, section]) => {
    const old = before[name];
    return [name, isPlain(old) && isPlain(section) ? { ...old, ...section } : section];
  });
  return { ...present, ...Object.fromEntries(sections) };
}

function isPlain(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function refuse(message: string, line: number | null = null): PolicyFileReading {
  return { ok: false, problems: [{ where: '', line, message }] };
}

function wrongEnvelope(given: unknown): string {
  const { whole, part } = policyFileFormats;
  const named = v.safeParse(v.object({ format: v.picklist([whole, part]), formatVersion: v.unknown() }), given);
  if (!named.success)
    return `It is no policy file: "format" must be "${whole}", or "${part}" for some sections of one, and "policy" an object.`;
  const { formatVersion } = named.output;
  if (formatVersion === newestVersion) return '"policy" is missing, or no object. It holds the sections of the policy.';
  return `Its "formatVersion" is ${JSON.stringify(formatVersion)?.slice(0, 40) ?? 'missing'}; this program reads ${newestVersion}. Export it anew, or update this program.`;
}

function problemsOf(
  issues: readonly v.BaseIssue<unknown>[],
  lineOf: LineOf,
): (PolicyFileReading & { readonly ok: false })['problems'] {
  const told = issues.slice(0, mostRemarks).map((issue) => {
    const path = (issue.path ?? []).map(({ key }) => (typeof key === 'number' ? key : String(key)));
    const message =
      issue.received === 'undefined'
        ? `It is missing; ${issue.expected ?? 'a value'} must stand here.`
        : `${issue.message}. Change it.`;
    return remark(path, lineOf, message);
  });
  const more = issues.length - told.length;
  return more === 0 ? told : [...told, { where: '', line: null, message: `${more} more.` }];
}

/** `path` within the policy. The line of the nearest that stands in the file: what is missing has none of its own. */
function remark(path: Path, lineOf: LineOf, message: string): PolicyFileRemark {
  let line: number | null = null;
  for (let length = path.length; length >= 0 && line === null; length -= 1)
    line = lineOf(['policy', ...path.slice(0, length)]);
  return { where: path.join('.').slice(0, 200), line, message: message.slice(0, 400) };
}

function left(path: Path, lineOf: LineOf): PolicyFileRemark {
  return {
    where: path.join('.').slice(0, 200),
    line: lineOf(path),
    message: 'No policy has this field: it is left out. Check its name.',
  };
}
