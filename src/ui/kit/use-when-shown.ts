import { useEffect, useRef } from 'react';

/** Runs something after the page was drawn with a new key: how a view asks for what it turned out to show. */
export function useWhenShown(key: string, run: (key: string) => void): void {
  const latest = useRef(run);
  useEffect(() => {
    latest.current = run;
  });
  useEffect(() => latest.current(key), [key]);
}
