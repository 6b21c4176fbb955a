/** Why the embedded PostgreSQL cannot serve, as far as whoever runs the program can change it. */
export type PostgresFault =
  | 'no-programs'
  | 'no-account'
  | 'no-access'
  | 'wrong-version'
  | 'wrong-password'
  | 'did-not-start'
  | 'did-not-stop';

/** The message is for the person at the terminal: what is wrong and what to do, in Chinese. */
export class PostgresError extends Error {
  readonly fault: PostgresFault;

  constructor(fault: PostgresFault, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'PostgresError';
    this.fault = fault;
  }
}
