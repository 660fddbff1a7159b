// oxlint-disable-next-line import/default -- the text of the module, by scripts/bundled-text.mjs
import code from './classify-entry?bundled';
import type { ClassifierData } from './classifier-data';

const hole = 'ROUTELLM_POLICY';

/** The module `classify.mjs`: RouteLLM's own routing code with a policy in it, for Node, Workers and browsers. It imports nothing. */
export function classifyFile(data: ClassifierData): string {
  const { name, version } = data.policy;
  const title = `// RouteLLM: where the policy ${oneLine(name)}@${version} sends a chat request. Made by its export; edit the policy, not this file.\n`;
  // A text of JSON, not an object literal: there a name such as __proto__ would mean something else.
  const json = `const ${hole} = JSON.parse(${JSON.stringify(JSON.stringify(data))});\n`;
  return `${title}${json}${code}`;
}

function oneLine(text: string): string {
  return text.replace(/[\s\u2028\u2029]+/g, ' ');
}
