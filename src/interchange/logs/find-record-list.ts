const conversational = /^(messages|conversations?|contents?|input|inputs|parts|turns|attributes|tags|prompt)$/i;

/** A list of records within a JSON document: the key that holds it (empty at the root) and where its bracket stands. */
export interface RecordList {
  readonly list: string;
  readonly from: number;
}

interface Level {
  readonly isList: boolean;
  key: string;
}

/**
 * Finds the first list of objects in the head of a JSON document, at its root or within objects; lists that belong to one
 * conversation (`messages`) are not lists of records. Undefined when the head shows none.
 */
export function findRecordList(head: string): RecordList | undefined {
  const levels: Level[] = [];
  const token = /"((?:[^"\\]|\\.)*)"(\s*:)?|[{}[\]]/g;
  for (let match = token.exec(head); match !== null; match = token.exec(head)) {
    const [all, text = '', colon] = match;
    const level = levels.at(-1);
    if (all === '{') levels.push({ isList: false, key: '' });
    else if (all === '}' || all === ']') levels.pop();
    else if (all === '[') {
      const isWithinObjects = levels.every(({ isList }) => !isList);
      const key = level?.key ?? '';
      if (isWithinObjects && !conversational.test(key) && holdsRecords(head, match.index, level === undefined)) {
        return { list: key, from: match.index };
      }
      levels.push({ isList: true, key: '' });
    } else if (colon !== undefined && level !== undefined) level.key = text;
    if (levels.length === 0 || levels.length > 64) return undefined;
  }
  return undefined;
}

/** Texts alone make records only at the root: within an object they are its tags. */
function holdsRecords(head: string, from: number, isRoot: boolean): boolean {
  const first = /^\s*(.?)/.exec(head.slice(from + 1, from + 1_000))?.[1] ?? '';
  return first === '{' || (isRoot && first !== '');
}
