const ooxml = 'application/vnd.openxmlformats-officedocument';
const ole = 'application/x-ole-storage';

/** What bytes may be under an extension, as `sniffFile` names them. */
const typesOfExtension: Readonly<Record<string, readonly string[]>> = {
  pdf: ['application/pdf'],
  ofd: ['application/ofd'],
  docx: [`${ooxml}.wordprocessingml.document`],
  xlsx: [`${ooxml}.spreadsheetml.sheet`],
  doc: [ole],
  xls: [ole],
  ppt: [ole],
  wps: [ole],
  et: [ole],
  dps: [ole],
  txt: ['text/plain'],
  csv: ['text/plain'],
  xml: ['text/plain'],
  html: ['text/plain'],
  htm: ['text/plain'],
  eml: ['text/plain'],
  png: ['image/png'],
  jpg: ['image/jpeg'],
  jpeg: ['image/jpeg'],
  tif: ['image/tiff'],
  tiff: ['image/tiff'],
  zip: ['application/zip'],
};

/** undefined where nobody has said what this extension stands for: then nothing can be compared. */
export function expectedTypes(fileName: string): readonly string[] | undefined {
  const extension = /\.([^.]+)$/.exec(fileName)?.[1]?.toLowerCase();
  return extension === undefined ? undefined : typesOfExtension[extension];
}
