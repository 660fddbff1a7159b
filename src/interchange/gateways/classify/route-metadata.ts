import type { StatelessRoute } from './route-statelessly';

/** What a gateway is told of a request. Every value is a text, as metadata headers have it. */
export interface RouteMetadata {
  /** The endpoint's name in the exported configuration; `none`: nobody may serve it. */
  readonly route: string;
  /** `none` says positively that no gate held the request; whatever lacks it stays local. */
  readonly guard: 'none' | 'held';
}

/** The metadata that leads a request to its route. */
export function routeMetadata({ route, guard }: Pick<StatelessRoute, 'route' | 'guard'>): RouteMetadata {
  return { route: route ?? 'none', guard };
}
