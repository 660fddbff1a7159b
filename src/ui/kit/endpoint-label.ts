import type { Endpoint, EndpointId } from '../../core/domain/endpoint';

/** How an endpoint is called on the page; its id where the catalogue does not know it. */
export function endpointLabel(endpoints: readonly Endpoint[], id: EndpointId): string {
  return endpoints.find((endpoint) => endpoint.id === id)?.label ?? id;
}

/** The same without what stands in brackets behind it: "Claude Sonnet 4.6 (Anthropic)" reads "Claude Sonnet 4.6". */
export function shortLabel(label: string): string {
  return label.replace(/ \([^()]*\)$/, '');
}
