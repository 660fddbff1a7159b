import type { GatewayId } from '../../core/domain/gateway-export';

/** Gateways as people call them. */
export const gatewayNames: Readonly<Record<GatewayId, string>> = { portkey: 'Portkey', litellm: 'LiteLLM' };
