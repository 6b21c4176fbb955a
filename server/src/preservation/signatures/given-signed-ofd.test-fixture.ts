import { createHash } from 'node:crypto';
import { zipSync } from 'fflate';

export type OfdParts = Record<string, Uint8Array>;

const namespace = 'xmlns:ofd="http://www.ofdspec.org/2016"';
const text = (content: string) => Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>${content}`);

/** For tests: the files of an OFD of one page, before anybody signed it. */
export function ofdParts(): OfdParts {
  return {
    'OFD.xml': text(
      `<ofd:OFD ${namespace} Version="1.0" DocType="OFD"><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot><ofd:Signatures>Doc_0/Signs/Signatures.xml</ofd:Signatures></ofd:DocBody></ofd:OFD>`,
    ),
    'Doc_0/Document.xml': text(`<ofd:Document ${namespace}/>`),
    'Doc_0/Pages/Page_0/Content.xml': text(`<ofd:Page ${namespace}/>`),
  };
}

export type OfdSigning = {
  readonly type: 'Seal' | 'Sign';
  /** Makes SignedValue.dat over Signature.xml. */
  readonly value: (signatureXml: Uint8Array) => Uint8Array;
  readonly seal?: Uint8Array;
  readonly checkMethod?: string;
  readonly digest?: string;
};

/** Signs every file that is there: Signature.xml with their digests, the value over it, and the list. */
export function signOfd(parts: OfdParts, signing: OfdSigning): OfdParts {
  const { type, value, seal, checkMethod = '1.2.156.10197.1.401', digest = 'sm3' } = signing;
  const folder = 'Doc_0/Signs/Sign_0';
  const held: OfdParts = { ...parts, ...(seal ? { [`${folder}/Seal.esl`]: seal } : {}) };
  const references = Object.entries(held).map(
    ([name, bytes]) =>
      `<ofd:Reference FileRef="/${name}"><ofd:CheckValue>${createHash(digest).update(bytes).digest('base64')}</ofd:CheckValue></ofd:Reference>`,
  );
  const described = text(
    `<ofd:Signature ${namespace}><ofd:SignedInfo><ofd:Provider ProviderName="test"/>${
      seal ? `<ofd:Seal><ofd:BaseLoc>Seal.esl</ofd:BaseLoc></ofd:Seal>` : ''
    }<ofd:References CheckMethod="${checkMethod}">${references.join('')}</ofd:References></ofd:SignedInfo><ofd:SignedValue>SignedValue.dat</ofd:SignedValue></ofd:Signature>`,
  );
  return {
    ...held,
    'Doc_0/Signs/Signatures.xml': text(
      `<ofd:Signatures ${namespace}><ofd:MaxSignId>1</ofd:MaxSignId><ofd:Signature ID="1" Type="${type}" BaseLoc="Sign_0/Signature.xml"/></ofd:Signatures>`,
    ),
    [`${folder}/Signature.xml`]: described,
    [`${folder}/SignedValue.dat`]: value(described),
  };
}

export const zipOfd = (parts: OfdParts): Uint8Array => zipSync(parts);
