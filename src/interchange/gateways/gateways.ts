import type { GatewayId } from '../../core/domain/gateway-export';
import type { Gateway } from './gateway';
import { litellm } from './litellm';
import { portkey } from './portkey';

/** Every gateway that a policy can be exported to. */
export const gateways: Readonly<Record<GatewayId, Gateway>> = { portkey, litellm };
