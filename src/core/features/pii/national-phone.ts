// North America; 00 and a country code; Great Britain's mobiles; France; a trunk zero before a separated area code;
// Brazil with its area code in parentheses.
const layouts = [
  /^(?:1[-. ]?)?(?:\([2-9]\d{2}\) ?|[2-9]\d{2}[-. ])[2-9]\d{2}[-. ]\d{4}$/,
  /^\(\d{3}\) ?\d{3}[-. ]?\d{4}$/,
  /^\d{3}([-.])\d{3}\1\d{4}$/,
  /^00[1-9]\d{0,2}(?:[-. ]?\(?\d{1,6}\)?){2,6}$/,
  /^07\d{3} ?\d{3} ?\d{3}$/,
  /^0[1-9](?:([-. ])\d{2})(?:\1\d{2}){3}$/,
  /^0[1-9]\d{1,4} ?[-/] ?\d{5,9}$/,
  /^0[1-9]\d{2} \d{2} \d{2} \d{2}$/,
  /^0[1-9]\d{1,2} \d{3,4} \d{2,4}(?: \d{2,4})?$/,
  /^\(0\d{1,4}\)[-. ]?\d{3,4}[-. ]?\d{3,5}$/,
  /^\(\d{2}\) ?9?\d{4}[- ]\d{4}$/,
];

/** Digits laid out as a telephone number is within one of the larger countries; at least nine of them. */
export function isNationalPhone(found: string): boolean {
  return found.replace(/\D/g, '').length >= 9 && layouts.some((layout) => layout.test(found));
}
