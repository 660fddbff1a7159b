import { useMemo } from 'react';
import { usePolicy } from '../../state/policy-store';

/** Whom a fault can hit: everybody, a tier, a provider, one endpoint. */
export function useFaultTargets(): readonly { readonly value: string; readonly label: string }[] {
  const endpoints = usePolicy((state) => state.endpoints);
  return useMemo(() => {
    const providers = [...new Set(endpoints.map((endpoint) => endpoint.provider))];
    return [
      { value: 'cloud', label: 'every cloud endpoint' },
      { value: 'local', label: 'every local endpoint' },
      { value: 'all', label: 'every endpoint' },
      ...providers.map((provider) => ({ value: provider, label: `provider ${provider}` })),
      ...endpoints.map(({ id, label }) => ({ value: id, label })),
    ];
  }, [endpoints]);
}
