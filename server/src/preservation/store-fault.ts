export type StoreFaultCode =
  | 'store.already-there'
  | 'store.bad-path'
  | 'store.content-damaged'
  | 'store.content-missing'
  | 'store.inventory-damaged'
  | 'store.not-a-root'
  | 'store.object-differs'
  | 'store.object-missing'
  | 'store.other-file-system'
  | 'store.package-unusable'
  | 'store.staged-missing'
  | 'store.version-conflict';

/** The store refuses, because going on would damage it or hand out something it does not hold. */
export class StoreFault extends Error {
  override readonly name = 'StoreFault';
  readonly code: StoreFaultCode;
  readonly details: Record<string, unknown>;

  constructor(code: StoreFaultCode, details: Record<string, unknown> = {}, options?: ErrorOptions) {
    super(`${code} ${JSON.stringify(details)}`, options);
    this.code = code;
    this.details = details;
  }
}

/** True for an error of the file system with one of these codes, such as ENOENT. */
export function isSystemError(error: unknown, ...codes: string[]): boolean {
  return error instanceof Error && 'code' in error && codes.includes(String(error.code));
}
