import { build } from 'vite';

const suffix = '?bundled';
/** Packages that whoever runs the file brings. */
const external = ['@xenova/transformers'];

/**
 * Makes `import code from './file?bundled'` the text of that file's module with all that it imports, as one self-contained
 * ES module: what is handed to users as a file.
 * @returns {import('vite').Plugin}
 */
export function bundledText() {
  return {
    name: 'bundled-text',
    enforce: 'pre',
    async resolveId(source, importer) {
      if (!source.endsWith(suffix)) return null;
      const resolved = await this.resolve(source.slice(0, -suffix.length), importer, { skipSelf: true });
      return resolved === null ? null : `\0${resolved.id}${suffix}`;
    },
    async load(id) {
      if (!id.startsWith('\0') || !id.endsWith(suffix)) return null;
      const { code, files } = await bundle(id.slice(1, -suffix.length));
      for (const file of files) this.addWatchFile(file);
      return `export default ${JSON.stringify(code)};`;
    },
  };
}

/** @param {string} entry */
async function bundle(entry) {
  const made = await build({
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    build: {
      write: false,
      target: 'es2023',
      minify: 'oxc',
      rolldownOptions: { external },
      lib: { entry, formats: ['es'], fileName: 'bundled' },
    },
  });
  const output = [made].flat().flatMap((one) => ('output' in one ? one.output : []));
  const [chunk, ...others] = output;
  if (chunk?.type !== 'chunk' || others.length > 0 || chunk.imports.some((name) => !external.includes(name)))
    throw new Error(`${entry} does not bundle to one module without imports`);
  return { code: chunk.code, files: chunk.moduleIds.filter((id) => !id.startsWith('\0')) };
}
