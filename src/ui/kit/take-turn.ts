import { flushSync } from 'react-dom';

const waiting: (() => void)[] = [];

/** Drawn whole within its own task: left to React, two turns could be drawn in one. */
function next(): void {
  const come = waiting.shift();
  if (come !== undefined) flushSync(come);
  if (waiting.length > 0) setTimeout(next);
}

/**
 * Queues a change of state that takes long to draw: changes come one a task, in order, so that clicks and keys get in between.
 * @returns gives the place in the queue back
 */
export function takeTurn(come: () => void): () => void {
  waiting.push(come);
  if (waiting.length === 1) setTimeout(next);
  return () => {
    const place = waiting.indexOf(come);
    if (place !== -1) waiting.splice(place, 1);
  };
}
