/** U+202F: stands between a figure and its unit and does not break. */
export const narrowSpace = '\u202f';
