import { drained } from '../drained';
import type { ColumnSet, TelemetryColumns } from './columns';

/** What is hashed between two chances to pause. */
const BYTES_AT_ONCE = 65_536;
const IDS_AT_ONCE = 2048;

/**
 * Hash of all simulated columns and of who was routed: 64 bits as 16 hexadecimal digits. Two 32-bit FNV-1a hashes with
 * different offsets over the same bytes (Fowler, Noll and Vo). Equal telemetry gives equal hashes in every engine: the
 * language leaves the bits of a NaN to the engine, so that every NaN is hashed as the same eight bytes.
 */
export function hashTelemetry(telemetry: TelemetryColumns): string {
  return drained(hashTelemetryInSteps(telemetry));
}

/** The same, pausing every millisecond. */
export function* hashTelemetryInSteps(telemetry: TelemetryColumns): Generator<void, string, void> {
  const state = { a: 0x811c9dc5, b: 0x050c5d1f };
  for (const column of Object.values(telemetry.columns)) {
    const used = column.subarray(0, telemetry.length);
    const step = BYTES_AT_ONCE / used.BYTES_PER_ELEMENT;
    for (let from = 0; from < used.length; from += step) {
      feed(state, bytesOf(used.subarray(from, from + step)));
      yield;
    }
  }
  for (const [row, prompt] of telemetry.prompts.entries()) {
    if (row % IDS_AT_ONCE === 0) yield;
    feedText(state, prompt.id);
    feedText(state, '\n');
  }
  return hex(state.a) + hex(state.b);
}

/** The quiet NaN of IEEE 754 without sign or payload, little endian. */
const NAN = Uint8Array.of(0, 0, 0, 0, 0, 0, 0xf8, 0x7f);

function bytesOf(used: ColumnSet[keyof ColumnSet]): Uint8Array {
  const bytes = new Uint8Array(used.buffer, used.byteOffset, used.byteLength);
  if (!(used instanceof Float64Array)) return bytes;
  const canonical = bytes.slice();
  for (let i = 0; i < used.length; i += 1) if (Number.isNaN(used[i])) canonical.set(NAN, i * NAN.length);
  return canonical;
}

interface State {
  a: number;
  b: number;
}

function feed(state: State, bytes: Uint8Array): void {
  let { a, b } = state;
  for (const byte of bytes) {
    a = Math.imul(a ^ byte, 0x01000193);
    b = Math.imul(b ^ (byte + 0x9d), 0x01000193);
  }
  state.a = a;
  state.b = b;
}

function feedText(state: State, text: string): void {
  let { a, b } = state;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    const [low, high] = [code & 0xff, code >>> 8];
    a = Math.imul(Math.imul(a ^ low, 0x01000193) ^ high, 0x01000193);
    b = Math.imul(Math.imul(b ^ (low + 0x9d), 0x01000193) ^ (high + 0x9d), 0x01000193);
  }
  state.a = a;
  state.b = b;
}

function hex(value: number): string {
  return (value >>> 0).toString(16).padStart(8, '0');
}
