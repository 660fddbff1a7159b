import { useEffect, useState } from 'react';

const waiting: (() => void)[] = [];

function take(): void {
  waiting.shift()?.();
  if (waiting.length > 0) setTimeout(take);
}

/**
 * True once it is this component's turn to show what takes long to make: those that mount together come one a task, in order,
 * so that clicks and keys get in between. Whoever waits keeps its room.
 */
export function useTurn(): boolean {
  const [isTurn, setIsTurn] = useState(false);
  useEffect(() => {
    const come = (): void => setIsTurn(true);
    waiting.push(come);
    if (waiting.length === 1) setTimeout(take);
    return () => {
      const place = waiting.indexOf(come);
      if (place !== -1) waiting.splice(place, 1);
    };
  }, []);
  return isTurn;
}
