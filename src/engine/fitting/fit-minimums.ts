/** Below so many labels, or so few of either need, a fit would be of chance. */
export const fitMinimums = { labels: 30, ofEach: 5 } as const;
