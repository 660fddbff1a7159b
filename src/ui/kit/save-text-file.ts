/** Has the browser download a text as a file. */
export function saveTextFile(name: string, text: string, type: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The download has begun when the click returns, but Firefox reads the address a little later.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
