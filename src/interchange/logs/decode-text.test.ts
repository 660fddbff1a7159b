import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TextPieces } from './decode-text';
import { detectEncoding } from './detect-encoding';
import type { LogEncoding } from './detect-encoding';

const utf8 = (text: string) => new TextEncoder().encode(text);
const wide = (text: string, littleEndian: boolean) => {
  const view = new DataView(new ArrayBuffer(text.length * 2));
  for (let at = 0; at < text.length; at += 1) view.setUint16(at * 2, text.charCodeAt(at), littleEndian);
  return new Uint8Array(view.buffer);
};

const decodeAll = (encoding: LogEncoding, pieces: readonly Uint8Array[]) => {
  const decoder = new TextPieces(encoding);
  const text = pieces.map((piece) => decoder.decode(piece)).join('') + decoder.end();
  return { text, encoding: decoder.encoding, replaced: decoder.replaced };
};

describe('detectEncoding', () => {
  it.each<[string, Uint8Array, LogEncoding]>([
    ['UTF-8', utf8('Olá, ação'), 'utf-8'],
    ['UTF-8 with a mark', utf8('\uFEFFprompt'), 'utf-8'],
    ['UTF-8 with one damaged byte', Uint8Array.from([...utf8('ação é não à 語'), 0xff]), 'utf-8'],
    ['UTF-16 with a mark', wide('\uFEFFprompt', true), 'utf-16le'],
    ['UTF-16 without one', wide('prompt;custo\n', true), 'utf-16le'],
    ['big-endian UTF-16', wide('\uFEFFprompt', false), 'utf-16be'],
    ['Latin-1', Uint8Array.from([0x61, 0xe7, 0xe3, 0x6f]), 'windows-1252'],
    ['text padded with NULs', utf8('prompt\0\0;custo\n'), 'utf-8'],
  ])('knows %s', (_name, bytes, encoding) => {
    expect(detectEncoding(bytes)).toEqual({ ok: true, value: encoding });
  });

  it('refuses random bytes', () => {
    const bytes = Uint8Array.from({ length: 4_096 }, (_, at) => (at * 2_654_435_761) >>> 13);
    expect(detectEncoding(bytes).ok).toBe(false);
  });
});

describe('TextPieces', () => {
  it('gives the same text however the bytes are cut', () => {
    const cuts = fc.array(fc.nat(6), { maxLength: 40 });
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), cuts, (text, sizes) => {
        const bytes = utf8(`x${text}`);
        const pieces: Uint8Array[] = [];
        let at = 0;
        for (const size of sizes) pieces.push(bytes.subarray(at, (at += size)));
        pieces.push(bytes.subarray(at));
        expect(decodeAll('utf-8', pieces).text).toBe(new TextDecoder().decode(bytes));
      }),
    );
  });

  it('goes over to Latin-1 where the first accent is no UTF-8', () => {
    const decoded = decodeAll('utf-8', [utf8('prompt;'), Uint8Array.from([0x61, 0xe7]), Uint8Array.from([0xe3, 0x6f])]);
    expect(decoded).toEqual({ text: 'prompt;ação', encoding: 'windows-1252', replaced: 0 });
  });

  it('replaces and counts damaged characters of UTF-8', () => {
    const decoded = decodeAll('utf-8', [utf8('é'), Uint8Array.from([0x61, 0xff, 0x62])]);
    expect(decoded).toEqual({ text: 'éa\uFFFDb', encoding: 'utf-8', replaced: 1 });
  });
});
