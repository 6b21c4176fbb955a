export type PdfSigning = {
  readonly subFilter: string;
  /** Makes the contents over the two ranges. */
  readonly sign: (content: Buffer) => Uint8Array;
};

const body = [
  '<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [4 0 R] /SigFlags 3 >> >>',
  '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
  '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Annots [4 0 R] >>',
  '<< /Type /Annot /Subtype /Widget /FT /Sig /T (Signature1) /V 5 0 R /Rect [0 0 0 0] /P 3 0 R >>',
];
const room = 12_000;

/** For tests: a whole PDF of one empty page with one signature, written object by object. */
export function signedPdf({ subFilter, sign }: PdfSigning): Buffer {
  const type = subFilter === 'ETSI.RFC3161' ? 'DocTimeStamp' : 'Sig';
  const signature = `<< /Type /${type} /Filter /Adobe.PPKLite /SubFilter /${subFilter} /ByteRange [0 0000000000 0000000000 0000000000] /Contents <${'0'.repeat(room)}> /M (D:20260301093000+08'00') >>`;
  const blank = write([...body, signature]);
  const start = blank.indexOf('/Contents <') + '/Contents '.length;
  const end = blank.indexOf('>', start) + 1;
  const ten = (number: number) => String(number).padStart(10, '0');
  const range = `/ByteRange [0 ${ten(start)} ${ten(end)} ${ten(blank.length - end)}]`;
  const pdf = blank.replace(/\/ByteRange \[[^\]]*\]/, range);
  const content = Buffer.from(pdf.slice(0, start) + pdf.slice(end), 'latin1');
  const hex = Buffer.from(sign(content)).toString('hex').padEnd(room, '0');
  if (hex.length > room) throw new Error('the signature needs more room');
  return Buffer.from(`${pdf.slice(0, start)}<${hex}>${pdf.slice(end)}`, 'latin1');
}

function write(objects: readonly string[]): string {
  let pdf = '%PDF-1.7\n';
  const offsets = objects.map((object, index) => {
    const at = pdf.length;
    pdf += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const rows = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  return `${pdf}xref\n0 ${size}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${pdf.length}\n%%EOF\n`;
}

/** An update behind the signature, as an editor appends it: a page of another size. */
export function withUpdate(pdf: Buffer): Buffer {
  const object = '3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 900 900] >>\nendobj\n';
  const at = pdf.length + object.length;
  const table = `xref\n3 1\n${String(pdf.length).padStart(10, '0')} 00000 n \ntrailer\n<< /Size 6 /Root 1 0 R /Prev ${pdf.lastIndexOf('xref\n0')} >>\nstartxref\n${at}\n%%EOF\n`;
  return Buffer.concat([pdf, Buffer.from(object + table)]);
}
