import { expect, it } from 'vitest';
import { fromDocument, documentSchema, toDocument } from './credentials-document';
import * as v from 'valibot';
import { applyDraft, editText, editTrust, emptyDraft } from './credentials-draft';
import { defaultRows, isTrusted } from './credentials-row';
import { readTemplate } from './credentials-template';

const origin = 'http://192.168.1.20:11434';
const [ollama] = defaultRows as [(typeof defaultRows)[number]];
const nas = { ...ollama, baseUrl: origin };
const trusting = applyDraft([nas], editTrust(emptyDraft, nas, origin));

it('trusts an address, not whatever comes in its place', () => {
  const [row] = trusting as [typeof nas];
  expect(isTrusted(row)).toBe(true);
  const [moved] = applyDraft([row], editText(emptyDraft, row, 'baseUrl', 'http://evil.example:11434')) as [typeof nas];
  expect(isTrusted(moved)).toBe(false);
  expect(isTrusted(nas)).toBe(false);
});

it('keeps trust with the settings, and takes none from a file or into one', () => {
  const kept = toDocument(trusting, new Date(0), 'with-keys');
  expect(fromDocument(v.parse(documentSchema, JSON.parse(kept))).map(isTrusted)).toContain(true);
  const file = toDocument(trusting, new Date(0), 'without-keys');
  expect(file).not.toContain('trustedOrigin');
  const read = readTemplate(kept, defaultRows, emptyDraft);
  expect(read.ok && applyDraft(defaultRows, read.draft).some(isTrusted)).toBe(false);
});
