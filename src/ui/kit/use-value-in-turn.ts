import { useEffect, useState } from 'react';
import { takeTurn } from './take-turn';

/** A value of which every newer one comes in its own turn: many that follow the same figures are not all drawn in one task. */
export function useValueInTurn<Value>(value: Value): Value {
  const [shown, setShown] = useState(value);
  useEffect(() => (value === shown ? undefined : takeTurn(() => setShown(value))), [value, shown]);
  return shown;
}
