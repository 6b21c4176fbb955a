type Size = { readonly width: number; readonly height: number };

function numbers(...all: number[]): Buffer {
  const bytes = Buffer.alloc(all.length * 4);
  for (const [at, number] of all.entries()) bytes.writeUInt32BE(number, at * 4);
  return bytes;
}

function segment(number: number, kind: number, content: Buffer): Buffer {
  return Buffer.concat([numbers(number), Buffer.of(kind, 0, 1), numbers(content.length), content]);
}

/** For tests: a file of JBIG2 with one page, black all over; a region on it claims the size that is wanted. */
export function jbig2Of({ width, height, region }: Size & { readonly region?: Size }): Buffer {
  const head = Buffer.from('974a42320d0a1a0a0100000001', 'hex');
  // Flags of the page: bit 2, pixels that nothing is drawn on are black.
  const page = Buffer.concat([numbers(width, height, 0, 0), Buffer.of(4, 0, 0)]);
  const generic =
    region &&
    Buffer.concat([
      numbers(region.width, region.height, 0, 0),
      Buffer.of(0, 0),
      Buffer.from('03fffdff02fefefe', 'hex'),
      Buffer.alloc(16),
    ]);
  return Buffer.concat([
    head,
    segment(0, 48, page),
    ...(generic ? [segment(1, 38, generic)] : []),
    segment(2, 49, Buffer.alloc(0)),
  ]);
}
