import { useEffect, useState } from 'react';
import { takeTurn } from './take-turn';

/** True once it is this component's turn to show what takes long to draw; whoever waits keeps its room. */
export function useTurn(): boolean {
  const [isTurn, setIsTurn] = useState(false);
  useEffect(() => takeTurn(() => setIsTurn(true)), []);
  return isTurn;
}
