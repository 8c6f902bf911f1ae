/**
 * Exact numbers as pairs of BigInt, made, rounded and printed as `toolkit/numbers.py` does.
 *
 * @typedef {{n: bigint, d: bigint}} Rational in lowest terms, `d` above 0
 */

/** Return the rational n ÷ d; `d` is not 0. @param {bigint} n @param {bigint} d @returns {Rational} */
export function ratio(n, d) {
  let [a, b] = [n < 0n ? -n : n, d < 0n ? -d : d];
  while (b) [a, b] = [b, a % b];
  if (d < 0n) a = -a;
  return { n: n / a, d: d / a };
}

/** Return the number that a text says: 12, -1.50 or 2/3. @param {string} text @returns {Rational} */
export function exactNumber(text) {
  const [number, below = "1"] = text.split("/");
  const [whole, after = ""] = number.split(".");
  return ratio(BigInt(whole.replace("+", "") + after), BigInt(below) * 10n ** BigInt(after.length));
}

/** Return a + b. */
export function addNumbers(a, b) {
  return ratio(a.n * b.d + b.n * a.d, a.d * b.d);
}

/** Return a − b. */
export function lessNumber(a, b) {
  return ratio(a.n * b.d - b.n * a.d, a.d * b.d);
}

/** Return a × b. */
export function multiplyNumbers(a, b) {
  return ratio(a.n * b.n, a.d * b.d);
}

/** Return a ÷ b; `b` is not 0. */
export function divideNumbers(a, b) {
  return ratio(a.n * b.d, a.d * b.n);
}

/** Return below 0 where a is less than b, 0 where they are equal, above 0 otherwise. */
export function compareNumbers(a, b) {
  const difference = a.n * b.d - b.n * a.d;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** Return the whole number not above the value. */
export function floorNumber({ n, d }) {
  const rest = n % d;
  return ratio((n - rest) / d - (rest < 0n ? 1n : 0n), 1n);
}

/** Return the nearest multiple of 10**-places; a tie goes away from zero, or to the even digit. */
export function roundedNumber({ n, d }, mode, places) {
  const scale = 10n ** BigInt(places);
  const scaled = (n < 0n ? -n : n) * scale;
  const whole = scaled / d;
  const twice = 2n * (scaled % d);
  const isUp = twice > d || (twice === d && (mode === "half-up" || whole % 2n === 1n));
  const result = isUp ? whole + 1n : whole;
  return ratio(n < 0n ? -result : result, scale);
}

/** Return the value with exactly that many places; RangeError where digits would be lost. */
export function printedNumber({ n, d }, places) {
  const scaled = n * 10n ** BigInt(places);
  if (scaled % d) throw new RangeError(`${n}/${d} has more than ${places} decimal places`);
  const digits = String((n < 0n ? -scaled : scaled) / d).padStart(places + 1, "0");
  const end = digits.length - places;
  return `${n < 0n ? "-" : ""}${digits.slice(0, end)}${places ? `.${digits.slice(end)}` : ""}`;
}

/** Return the shortest exact decimal, or a/b where no decimal is exact. */
export function plainNumber(value) {
  let [rest, twos, fives] = [value.d, 0, 0];
  for (; rest % 2n === 0n; twos++) rest /= 2n;
  for (; rest % 5n === 0n; fives++) rest /= 5n;
  return rest === 1n ? printedNumber(value, Math.max(twos, fives)) : `${value.n}/${value.d}`;
}

/** Return the value for a sentence: exact where that is short, else two places after ≈. */
export function aboutNumber(value) {
  const isShort = 10n ** 4n % value.d === 0n;
  return isShort ? plainNumber(value) : `≈${plainNumber(roundedNumber(value, "half-up", 2))}`;
}
