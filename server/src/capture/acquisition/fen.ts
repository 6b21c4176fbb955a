/** Money is kept in 分 and said in 元: a sum of prices is exact. */
export function fenOf(yuan: number | null): number | null {
  return yuan === null ? null : Math.round(yuan * 100);
}

export function yuanOf(fen: number | null): number | null {
  return fen === null ? null : fen / 100;
}
