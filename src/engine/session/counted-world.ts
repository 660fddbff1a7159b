import type { LiveWorld } from '../live/live-world';

/** A world in which every request is counted as it is sent, whatever becomes of it: origin, and bytes of its body. */
export function countedWorld(world: LiveWorld, onSent: (origin: string, bytes: number) => void): LiveWorld {
  return {
    ...world,
    fetch: (input, init) => {
      const address = input instanceof Request ? input.url : String(input);
      const body = typeof init?.body === 'string' ? init.body : '';
      onSent(new URL(address).origin, new TextEncoder().encode(body).length);
      return world.fetch(input, init);
    },
  };
}
