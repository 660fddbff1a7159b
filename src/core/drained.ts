/** Runs work that can pause to its end without pausing, and gives what it returns. */
export function drained<Value>(steps: Generator<void, Value, void>): Value {
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return step.value;
}
