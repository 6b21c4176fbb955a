/** Bytes that libxml2 takes for an element or the end of one, and for an attribute with its value; measured. */
const [perTag, perAttribute] = [64, 130];
const [tag, equals] = [0x3c, 0x3d];

/**
 * What a document takes once it is parsed, from above. The memory of WebAssembly, in which that happens, is seen by
 * no limit of a worker: what would take too much must not be begun.
 */
export function xmlWeight(xml: Uint8Array): number {
  let weight = xml.length * 2;
  for (const byte of xml) {
    if (byte === tag) weight += perTag;
    else if (byte === equals) weight += perAttribute;
  }
  return weight;
}
