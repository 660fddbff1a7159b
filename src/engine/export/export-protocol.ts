import type { GatewayExport, GatewayId } from '../../core/domain/gateway-export';
import type { PolicyFilePreview, PolicyPart } from '../../core/domain/policy-file';

/** Calls by which a policy leaves the engine and comes back. */
export interface ExportCalls {
  /** The policy in force, or a part of it, as a file to keep; no key is in it. */
  'policy-file-write': {
    params: { readonly part: PolicyPart };
    result: { readonly name: string; readonly text: string };
  };
  /** Reads a policy file, and says what it would do to the session's prompts; changes nothing. */
  'policy-file-read': { params: { readonly text: string }; result: PolicyFilePreview };
  /** The policy in force for a gateway, with how faithful it is to this session's routes; changes nothing. */
  'gateway-export': {
    params: { readonly gateway: GatewayId; readonly withEncoder: boolean };
    result: GatewayExport;
  };
}
