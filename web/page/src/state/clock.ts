// The engine has no clock and no dice: these are the page's.

/** Today where the worker is. */
export function today(): string {
  const day = new Date();
  const two = (number: number) => String(number).padStart(2, "0");
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}

/** A decimal number of 64 bits: the random part of a reference. */
export function random(): string {
  return String(crypto.getRandomValues(new BigUint64Array(1))[0]);
}
