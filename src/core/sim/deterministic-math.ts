/**
 * Exponential and logarithm from + - * / and bit access alone, so that every engine gives the same bits:
 * the engines' own Math.exp and Math.log differ in the last place. Formulas after fdlibm (e_exp, e_log):
 * argument reduction by ln 2, then a rational approximation on the rest; relative error below 1e-15.
 */

const LN2_HIGH = 6.9314718036912381649e-1;
const LN2_LOW = 1.90821492927058770002e-10;
const INVERSE_LN2 = 1.442695040888963387;
const SQRT_HALF = 0.7071067811865476;

const bits = new DataView(new ArrayBuffer(8));

/** 2 to a whole power, exact for normal numbers. */
function powerOfTwo(exponent: number): number {
  if (exponent > 1023) return powerOfTwo(1023) * powerOfTwo(exponent - 1023);
  if (exponent < -1022) return powerOfTwo(-1022) * powerOfTwo(Math.max(exponent + 1022, -1022));
  bits.setUint32(0, (exponent + 1023) << 20);
  bits.setUint32(4, 0);
  return bits.getFloat64(0);
}

/** e to the power of x; overflow gives Infinity, underflow 0, NaN stays NaN. */
export function exp(x: number): number {
  if (Number.isNaN(x)) return x;
  if (x > 709.782712893384) return Number.POSITIVE_INFINITY;
  if (x < -745.1332191019411) return 0;
  const k = Math.floor(x * INVERSE_LN2 + 0.5);
  const high = x - k * LN2_HIGH;
  const low = k * LN2_LOW;
  const r = high - low;
  const t = r * r;
  const c =
    r -
    t *
      (1.66666666666666019037e-1 +
        t *
          (-2.77777777770155933842e-3 +
            t * (6.61375632143793436117e-5 + t * (-1.6533902205465251539e-6 + t * 4.13813679705723846039e-8))));
  const y = 1 - (low - (r * c) / (2 - c) - high);
  return y * powerOfTwo(k);
}

/** Natural logarithm; 0 gives -Infinity, a negative number NaN. */
export function log(x: number): number {
  if (x === 0) return Number.NEGATIVE_INFINITY;
  if (!(x > 0) || x === Number.POSITIVE_INFINITY) return x > 0 ? x : Number.NaN;
  let exponent = 0;
  let scaled = x;
  if (scaled < 2.2250738585072014e-308) {
    scaled *= 18014398509481984;
    exponent -= 54;
  }
  bits.setFloat64(0, scaled);
  const high = bits.getUint32(0);
  exponent += (high >>> 20) - 1023;
  bits.setUint32(0, (high & 0x000fffff) | 0x3ff00000);
  let mantissa = bits.getFloat64(0);
  if (mantissa > 2 * SQRT_HALF) {
    mantissa /= 2;
    exponent += 1;
  }
  const f = mantissa - 1;
  const s = f / (2 + f);
  const z = s * s;
  const w = z * z;
  const even = w * (3.999999999940941908e-1 + w * (2.222219843214978396e-1 + w * 1.531383769920937332e-1));
  const odd =
    z *
    (6.66666666666673513e-1 +
      w * (2.857142874366239149e-1 + w * (1.818357216161805012e-1 + w * 1.479819860511658591e-1)));
  const half = 0.5 * f * f;
  return exponent * LN2_HIGH - (half - (s * (half + odd + even) + exponent * LN2_LOW) - f);
}

/** log(1 + x), exact for small x (Kahan's correction of the rounded sum). */
export function log1p(x: number): number {
  const sum = 1 + x;
  if (sum === 1) return x;
  if (!Number.isFinite(sum) || sum <= 0) return log(sum);
  return log(sum) * (x / (sum - 1));
}

/**
 * x to the power of y for x > 0, as exp(y log x); 0 to a positive power is 0. The rounding of the logarithm is multiplied by
 * y: the relative error is about (1 + |y log x|) x 2e-16.
 */
export function pow(x: number, y: number): number {
  if (y === 0) return 1;
  if (x === 0) return y > 0 ? 0 : Number.POSITIVE_INFINITY;
  return exp(y * log(x));
}

/** The logistic function, 1 / (1 + e^-x), without overflow on either side. */
export function sigmoid(x: number): number {
  if (x >= 0) return 1 / (1 + exp(-x));
  const e = exp(x);
  return e / (1 + e);
}

/** The inverse of the logistic function for p in (0, 1); 0 and 1 give the infinities. */
export function logit(p: number): number {
  return log(p) - log1p(-p);
}
