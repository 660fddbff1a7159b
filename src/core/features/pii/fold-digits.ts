const otherDigits = /[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\uff10-\uff19]/;
const otherDigitsAll = new RegExp(otherDigits.source, 'g');

/** Arabic, Persian, Devanagari and full-width digits as ASCII ones; every offset stays where it is. */
export function foldDigits(text: string): string {
  if (!otherDigits.test(text)) return text;
  return text.replace(otherDigitsAll, (digit) => {
    const code = digit.charCodeAt(0);
    const zero = code >= 0xff10 ? 0xff10 : code >= 0x0966 ? 0x0966 : code >= 0x06f0 ? 0x06f0 : 0x0660;
    return String.fromCharCode(48 + code - zero);
  });
}
