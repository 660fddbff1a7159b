const digitsOf = (text: string): readonly number[] => Array.from(text, (character) => character.charCodeAt(0) - 48);

const weighted = (values: readonly number[], weights: readonly number[]): number =>
  weights.reduce((sum, weight, at) => sum + weight * (values[at] ?? 0), 0);

/** A check digit of the modulus-11 kind that Brazil and Portugal use: 0 where 11 minus the remainder has two digits. */
const elevens = (sum: number): number => (sum % 11 < 2 ? 0 : 11 - (sum % 11));

const isRepeated = (text: string): boolean => /^(.)\1*$/.test(text);

/** Brazil, persons: two check digits, weights 10-2 and 11-2 (Receita Federal). */
function cpf(text: string): boolean {
  const digits = digitsOf(text);
  const first = elevens(weighted(digits, [10, 9, 8, 7, 6, 5, 4, 3, 2]));
  const second = elevens(weighted(digits, [11, 10, 9, 8, 7, 6, 5, 4, 3, 2]));
  return !isRepeated(text) && digits[9] === first && digits[10] === second;
}

/** Brazil, companies: letters count by their code less 48 (since 2026); two check digits, weights 2-9 from the right. */
function cnpj(text: string): boolean {
  const values = digitsOf(text);
  const first = elevens(weighted(values, [5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2]));
  const second = elevens(weighted(values, [6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2]));
  return !isRepeated(text) && values[12] === first && values[13] === second;
}

/** Portugal: one check digit, weights 9-2; the first digit is never 0, 4 or 7 but in 45 and 70-79. */
function nif(text: string): boolean {
  const digits = digitsOf(text);
  return /^(?:[1235689]|45|7[0-9])/.test(text) && digits[8] === elevens(weighted(digits, [9, 8, 7, 6, 5, 4, 3, 2]));
}

/** Spain, DNI and NIE: the letter of the number modulo 23, X, Y and Z counting as 0, 1 and 2. */
function dni(text: string): boolean {
  const number = Number(text.slice(0, -1).replace(/^[XYZ]/, (letter) => String('XYZ'.indexOf(letter))));
  return 'TRWAGMYFPDXBNJZSQVHLCKE'[number % 23] === text.at(-1);
}

/** Germany: of ten digits one stands twice or three times and no other does; then ISO 7064 MOD 11,10. */
function steuerId(text: string): boolean {
  const digits = digitsOf(text);
  const counts = new Map<number, number>();
  for (const digit of digits.slice(0, 10)) counts.set(digit, (counts.get(digit) ?? 0) + 1);
  const repeated = [...counts.values()].filter((count) => count > 1);
  if (digits[0] === 0 || repeated.length !== 1 || (repeated[0] ?? 0) > 3) return false;
  let product = 10;
  for (const digit of digits.slice(0, 10)) {
    const sum = (digit + product) % 10 || 10;
    product = (2 * sum) % 11;
  }
  return digits[10] === (11 - product) % 10;
}

/** United Kingdom: no check digit, but prefixes that were never given out (HMRC manual NIM39110). */
function nino(text: string): boolean {
  return !/^(?:[DFIQUV]|.[DFIOQUV]|BG|GB|KN|NK|NT|TN|ZZ)/.test(text);
}

// The dihedral group of order 10: r = 0-4 are turns, 5-9 their mirrors (Verhoeff 1969).
const times = (a: number, b: number): number => {
  if (a < 5) return b < 5 ? (a + b) % 5 : 5 + ((a + b) % 5);
  return b < 5 ? 5 + ((a - b + 5) % 5) : (a - b + 5) % 5;
};
const turn = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4];

/** India: Verhoeff's check digit; the first digit is neither 0 nor 1 (UIDAI). */
function aadhaar(text: string): boolean {
  const check = digitsOf(text)
    .toReversed()
    .reduce((sum, digit, place) => {
      let moved = digit;
      for (let k = 0; k < place % 8; k += 1) moved = turn[moved] ?? 0;
      return times(sum, moved);
    }, 0);
  return !/^[01]/.test(text) && !isRepeated(text) && check === 0;
}

/** Whether a national number, without its separators and in capitals, can have been given out. */
export const nationalChecks = { cpf, cnpj, nif, dni, steuerId, nino, aadhaar };
