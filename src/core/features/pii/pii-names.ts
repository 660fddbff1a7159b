import type { PiiKind } from '../../domain/features';

/** What a kind of personal or secret data is called, in the singular. */
export const piiNames: Readonly<Record<PiiKind, string>> = {
  email: 'e-mail address',
  card: 'card number',
  iban: 'IBAN',
  secret: 'secret',
  phone: 'telephone number',
  'us-ssn': 'US social security number',
  'national-id': 'national number',
  'ip-address': 'IP address',
  'private-key': 'private key',
};
