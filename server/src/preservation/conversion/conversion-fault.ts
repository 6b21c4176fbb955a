/** A file that cannot be converted, with the reason as a sentence for users. */
export class ConversionFault extends Error {
  override readonly name = 'ConversionFault';
}
