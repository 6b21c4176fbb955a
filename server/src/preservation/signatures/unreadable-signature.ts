/** Why something of a signature could not be looked at, in the words of a report. */
export class UnreadableSignature extends Error {
  override readonly name = 'UnreadableSignature';
}
