/** A module with all that it imports, as the text of one file: scripts/bundled-text.mjs. */
declare module '*?bundled' {
  const text: string;
  export default text;
}
