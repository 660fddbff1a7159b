import type { ExportedFile, GatewayId } from '../../core/domain/gateway-export';
/* oxlint-disable import/default -- the text of the files */
import forwardLitellm from './front/forward-litellm.mjs?raw';
import forwardPortkey from './front/forward-portkey.mjs?raw';
import front from './front/front.mjs?raw';

const forwards: Readonly<Record<GatewayId, string>> = { portkey: forwardPortkey, litellm: forwardLitellm };

/** A small server to put in front of a gateway, which has `classify.mjs` decide about each request. */
export function frontFiles(gateway: GatewayId): readonly ExportedFile[] {
  const type = 'text/javascript';
  return [
    { name: 'front.mjs', text: front, type },
    { name: 'forward.mjs', text: forwards[gateway], type },
  ];
}
