/** Every check answers what is wrong and what to do, or null; no answer repeats what was typed. */

const maximumLength = 4096;

/** Issuers' prefixes, tokens of three parts, and an authorization header's value. */
const keyFormats =
  /(?<![A-Za-z0-9])(?:(?:sk|rk|pk|rc|gsk|xai|hf|r8|pplx|nvapi|tvly|key)[-_][A-Za-z0-9_-]{12}|AIza[A-Za-z0-9_-]{20}|eyJ[\w-]{8,}\.[\w-]{8,}\.|bearer\s+\S{12})/i;

/** Whether a text holds what looks like an API key. */
export function looksLikeKey(text: string): boolean {
  return keyFormats.test(text);
}

/** Whether what stands where an address belongs is a key: of a known format, or one long word with no address in it. */
export function isKeyForAddress(text: string): boolean {
  return looksLikeKey(text) || /^[^\s./:]{16,}$/.test(text.trim());
}

/** Checks a base URL: http or https, without a user, a query or a fragment, each of which could carry a secret. */
export function refuseBaseUrl(text: string): string | null {
  const trimmed = text.trim();
  if (trimmed === '') return 'The base URL is empty. Type one, as http://localhost:11434.';
  if (trimmed.length > maximumLength) return `The base URL is longer than ${maximumLength} characters. Shorten it.`;
  if (isKeyForAddress(trimmed)) return 'This looks like an API key, not an address. Put it into the API key field.';
  if (!/^https?:\/\/[^/\\]/i.test(trimmed) || !URL.canParse(trimmed))
    return 'Not a web address. Type one that starts with http:// or https://.';
  const url = new URL(trimmed);
  if (url.username !== '' || url.password !== '')
    return 'The address carries a user name or password. Take out the part before the @ and use the API key field.';
  if (/[?#]/.test(trimmed)) return 'The address carries a query or fragment. Take out everything from ? or # on.';
  return null;
}

/** Checks a key as typed or pasted; blanks around it do not count. */
export function refuseKey(text: string): string | null {
  const trimmed = text.trim();
  if (trimmed === '') return 'The key is empty. Paste one, or leave the field alone.';
  if (trimmed.length > maximumLength) return `The key is longer than ${maximumLength} characters. Paste the key alone.`;
  if (/^bearer\s/i.test(trimmed)) return 'Leave out the word Bearer. Paste the key alone.';
  if (/[\u0000-\u001f\u007f-\u009f]/.test(trimmed))
    return 'The key holds a line break or control character. Copy it again.';
  if (!/^[\x21-\x7e]+$/.test(trimmed)) return 'The key holds a blank or a character no key has. Copy it again.';
  if (/^https?:\/\//i.test(trimmed)) return 'This is a web address. Put it into the base URL field.';
  return null;
}

/** Checks the name of a custom endpoint. */
export function refuseName(text: string): string | null {
  const trimmed = text.trim();
  if (trimmed === '') return 'The name is empty. Type one, as Groq or my vLLM.';
  if (trimmed.length > 60) return 'The name is longer than 60 characters. Shorten it.';
  if (/[\u0000-\u001f\u007f-\u009f]/.test(trimmed)) return 'The name holds a control character. Type it again.';
  return looksLikeKey(trimmed) ? 'This looks like an API key. Put it into the API key field.' : null;
}

/** Checks the ids of models, separated by commas. */
export function refuseModels(text: string): string | null {
  if (looksLikeKey(text)) return 'This looks like an API key. Put it into the API key field.';
  const models = splitModels(text);
  if (models.length > 200) return 'More than 200 models. Keep those that are routed to.';
  if (models.some((model) => model.length > 200 || /[\u0000-\u001f\u007f-\u009f]/.test(model)))
    return 'A model id is longer than 200 characters or holds a control character. Separate ids by commas.';
  return null;
}

/** Checks the seconds that a first token may take. */
export function refuseTimeout(text: string): string | null {
  if (text.trim() === '') return null;
  const seconds = Number(text.trim());
  return seconds >= 1 && seconds <= 600 ? null : 'Not a number of seconds from 1 to 600.';
}

/** Checks further headers: names and values that may be sent, and no key among them. */
export function refuseHeaders(text: string): string | null {
  if (looksLikeKey(text)) return 'This looks like an API key. Put it into the API key field.';
  if (text.length > maximumLength) return `The headers are longer than ${maximumLength} characters. Shorten them.`;
  for (const part of text.split(';').filter((one) => one.trim() !== '')) {
    const [, name = ''] = /^\s*([!#$%&'*+.^_`|~0-9A-Za-z-]+)\s*:\s*[\x20-\x7e]+$/.exec(part) ?? [];
    if (name === '') return 'Not headers. Type them as Name: value; Name: value.';
    if (/^(authorization|cookie|host|origin|content-|proxy-|sec-)/i.test(name))
      return 'This header is set by the program or the browser. Take it out.';
  }
  return null;
}

/** The headers in a text that was checked. */
export function splitHeaders(text: string): Readonly<Record<string, string>> {
  const pairs = text.split(';').flatMap((part) => {
    const [name = '', ...value] = part.split(':');
    return name.trim() === '' ? [] : [[name.trim(), value.join(':').trim()] as const];
  });
  return Object.fromEntries(pairs);
}

/** Checks a price: USD per million tokens in and out. */
export function refusePrice(text: string): string | null {
  return text.trim() === '' || splitPrice(text) !== null
    ? null
    : 'Not a price. Type USD per million tokens as in / out, as 0.15 / 0.60.';
}

/** The price in a text; null where there is none. */
export function splitPrice(text: string): { readonly input: number; readonly output: number } | null {
  const [, input, output] =
    /^\s*\$?\s*(\d{1,5}(?:\.\d{1,6})?)\s*\/\s*\$?\s*(\d{1,5}(?:\.\d{1,6})?)\s*$/.exec(text) ?? [];
  return input === undefined || output === undefined ? null : { input: Number(input), output: Number(output) };
}

/** The ids in a list of models, without blanks and repetitions. */
export function splitModels(text: string): string[] {
  const models = text.split(/[,\n]/).map((model) => model.trim());
  return [...new Set(models)].filter((model) => model !== '');
}
