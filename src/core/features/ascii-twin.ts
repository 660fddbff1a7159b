/**
 * The pattern as it reads ASCII texts: the same matches, several times as fast, since it looks no property of Unicode up. Letters,
 * numbers and marks (`\p{L}`, `\p{N}`, `\p{Nd}`, `\p{M}`) may stand in classes only. Throws for any other property.
 */
export function asciiTwin(pattern: RegExp): RegExp {
  const source = pattern.source
    .replaceAll('\\p{L}', 'A-Za-z')
    .replaceAll(/\\p\{Nd?\}/g, '0-9')
    .replaceAll('\\p{M}', '');
  if (source.includes('\\p{')) throw new Error(`asciiTwin: ${source} asks for a property that it does not know`);
  return new RegExp(source, pattern.flags.replace('u', ''));
}
