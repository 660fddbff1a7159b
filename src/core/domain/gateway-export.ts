import type { EndpointId } from './endpoint';
import type { MovedRow } from './policy-file';

/** Gateways to which a policy can be exported. */
export const gatewayIds = ['portkey', 'litellm'] as const;
export type GatewayId = (typeof gatewayIds)[number];

export interface ExportedFile {
  readonly name: string;
  readonly text: string;
  readonly type: string;
}

/** A part of the policy, and what becomes of it at the gateway. */
export interface FidelityNote {
  readonly part: string;
  readonly becomes: string;
}

/** What of a policy a gateway does as it is, nearly, not at all; and what it may not be exported without. */
export interface FidelityNotes {
  readonly kept: readonly FidelityNote[];
  readonly approximated: readonly FidelityNote[];
  readonly dropped: readonly FidelityNote[];
  /** Gates that the gateway cannot hold: where there is one, nothing is exported. */
  readonly refused: readonly FidelityNote[];
}

/** A row of the session that the gateway would send elsewhere. */
export interface DifferingRow extends MovedRow {
  readonly reason: string;
}

/** A policy for a gateway, with how faithful it is to the session's own routes. */
export interface GatewayExport extends FidelityNotes {
  readonly gateway: GatewayId;
  /** Whether pillar 2 takes part there: the encoder is served beside the gateway. */
  readonly withEncoder: boolean;
  /** The best cloud endpoint by the arms: where requests go that a staged roll-out leaves out. Null: none is on. */
  readonly otherwise: EndpointId | null;
  /** Empty where something is refused. */
  readonly files: readonly ExportedFile[];
  /** Rows of the session that were decided again as the gateway would. */
  readonly n: number;
  /** Rows that go to another tier there, to somebody, or to nobody. */
  readonly moved: number;
  /** Rows that go to another model of the same tier. */
  readonly otherModel: number;
  /** Rows that stay on this device here and leave it there: the export is refused where there is one. */
  readonly leaves: number;
  /** The first of the rows that move. */
  readonly rows: readonly DifferingRow[];
}
