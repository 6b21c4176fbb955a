const digits = '一二三四五六七八九';
const digit = `[${digits}]`;
const upTo999 = new RegExp(`^(?:(${digit})百)?零?(?:(${digit})?(十))?(${digit})?$`, 'u');

/** A whole number from 1 to 999 in Arabic or Chinese figures (30, 三十), as periods are written. */
export function readNumber(text: string): number | undefined {
  if (/^[1-9]\d{0,2}$/.test(text)) return Number(text);
  const [whole, hundreds, tens, ten, ones] = upTo999.exec(text) ?? [];
  if (!whole || (ten && hundreds && !tens)) return undefined;
  const number =
    figureValue(hundreds) * 100 + (ten ? figureValue(tens) || 1 : 0) * 10 + figureValue(ones);
  return number || undefined;
}

function figureValue(figure: string | undefined): number {
  return figure === undefined ? 0 : digits.indexOf(figure) + 1;
}
