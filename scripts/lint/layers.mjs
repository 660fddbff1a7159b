/**
 * Who may import whom, as one table; ARCHITECTURE's "imports go only leftward" made checkable.
 * A layer is a folder of src/; the most specific one that holds a file counts.
 */

/** What state, the interface and the wiring may know of the engine: its wire and its client, not its insides. */
const engineWire = ['engine/protocol', 'engine/engine-client'];

/** @type {Record<string, string[]>} layer -> folders or files (without extension) it may import besides itself */
const mayImport = {
  'core/domain': [],
  core: ['core/domain'],
  catalog: ['core'],
  interchange: ['core'],
  live: ['core/domain', 'core/effects'],
  engine: ['core', 'catalog', 'interchange', 'live'],
  state: ['core/domain', ...engineWire],
  'ui/kit': ['core/domain', ...engineWire, 'state'],
  'ui/charts': ['core/domain', ...engineWire, 'state', 'ui/kit'],
  // Every other folder of ui/ is a panel: panels never import panels.
  'ui/*': ['core/domain', ...engineWire, 'state', 'ui/kit', 'ui/charts'],
  app: ['core/domain', ...engineWire, 'state', 'ui'],
  main: ['core/domain', ...engineWire, 'state', 'ui', 'app'],
  testing: ['core', 'catalog', 'interchange', 'live', 'engine'],
  training: ['core', 'catalog', 'interchange', 'live', 'testing'],
};

/** What a test may import besides what the file beside it may. */
const testsMayImport = ['core', 'catalog', 'testing'];

/** @type {Record<string, string[]>} package -> the only folders or files that import it */
const packageHomes = {
  recharts: ['ui/charts'],
  'framer-motion': ['ui/pathway', 'ui/kit'],
  '@xenova/transformers': ['live/embedder'],
  'onnxruntime-web': ['live/embedder'],
  react: ['state', 'ui', 'app', 'main'],
  'react-dom': ['ui', 'app', 'main'],
  zustand: ['state'],
  // The front is not the page's: it is handed to users as it is.
  node: ['testing', 'training', 'interchange/gateways/front'],
};

/** Packages that are as pure as core itself. */
const corePackages = ['tokenx', 'valibot'];

/** @param {string} path @param {string} folder */
const isWithin = (path, folder) => path === folder || path.startsWith(`${folder}/`);

/** @param {string} path a path under src/, without extension */
function layerOf(path) {
  const [top = '', second = ''] = path.split('/');
  if (top === 'core') return isWithin(path, 'core/domain') ? 'core/domain' : 'core';
  if (top !== 'ui') return top;
  return `ui/${second}`;
}

/** @param {string} from @param {string} specifier a relative specifier; both under src/ */
function resolveUnderSrc(from, specifier) {
  const parts = from.split('/').slice(0, -1);
  for (const part of specifier.replace(/\?.*$/, '').split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.') parts.push(part);
  }
  return withoutExtension(parts.join('/'));
}

/** @param {string} path */
const withoutExtension = (path) => path.replace(/(\.test)?\.(ts|tsx|mjs|js|json|css)$/, '');

/** @param {string} specifier */
function packageOf(specifier) {
  if (specifier.startsWith('node:')) return 'node';
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

/** @param {string} path @param {string} layer @param {string} specifier @param {boolean} isTest */
function packageViolation(path, layer, specifier, isTest) {
  const name = packageOf(specifier);
  if (isTest) return undefined;
  if (layer.startsWith('core') && !corePackages.includes(name))
    return `core is pure: it may import ${corePackages.join(', ')}, not ${name}`;
  const homes = packageHomes[name];
  if (homes === undefined || homes.some((home) => isWithin(path, home))) return undefined;
  return `${name} is imported only in ${homes.join(', ')}`;
}

/**
 * Says why a file may not import something, or undefined when it may.
 * @param {string} file path under src/, with `/` separators, as `core/flight.ts`
 * @param {string} specifier what stands in the import
 * @returns {string | undefined}
 */
export function importViolation(file, specifier) {
  const isTest = /\.test\.tsx?$/.test(file);
  const path = withoutExtension(file);
  const layer = layerOf(path);
  const allowed = mayImport[layer] ?? (layer.startsWith('ui/') ? mayImport['ui/*'] : undefined);
  if (allowed === undefined) return `src/${layer} is no known layer: give it a row in scripts/lint/layers.mjs`;
  if (!specifier.startsWith('.')) return packageViolation(path, layer, specifier, isTest);
  const target = resolveUnderSrc(file, specifier);
  if (layerOf(target) === layer) return undefined;
  const reachable = isTest ? [...allowed, ...testsMayImport] : allowed;
  if (reachable.some((folder) => isWithin(target, folder))) return undefined;
  return `${layer} may import ${allowed.join(', ') || 'nothing outside itself'}, not ${target}`;
}

const bannedNames = ['util', 'utils', 'helper', 'helpers', 'common', 'misc', 'shared', 'type', 'types', 'index'];

/**
 * Says why a file's name is refused, or undefined when it is fine.
 * @param {string} fileName
 * @returns {string | undefined}
 */
export function fileNameViolation(fileName) {
  const stem = fileName.replace(/^\./, '').replace(/\.[a-z.]+$/i, '');
  if (bannedNames.includes(stem.toLowerCase())) return `"${stem}" says nothing: name the file after its one export`;
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(stem)) return `"${stem}" is not kebab-case`;
  return undefined;
}
