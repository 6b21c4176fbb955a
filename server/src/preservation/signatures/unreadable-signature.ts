/** Why something of a signature could not be looked at, in the words of a report. */
export class UnreadableSignature extends Error {
  override readonly name: string = 'UnreadableSignature';
}

/** It calls itself a signature, and is not whole: that is a fault, and no lack of ours. */
export class DamagedSignature extends UnreadableSignature {
  override readonly name = 'DamagedSignature';
}
