import type { Endpoint, EndpointId } from '../../core/domain/endpoint';

/** How an endpoint is called on the page; its id where the catalogue does not know it. */
export function endpointLabel(endpoints: readonly Endpoint[], id: EndpointId): string {
  return endpoints.find((endpoint) => endpoint.id === id)?.label ?? id;
}
