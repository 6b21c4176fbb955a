import { open } from 'node:fs/promises';
import { sniffFile } from '../../preservation/media-type.ts';

/** What a component's own bytes say of it. */
export type Inspection = {
  readonly size: number;
  readonly mediaType: string;
  /** What keeps it from being opened by others: a password. */
  readonly encrypted: string | null;
  /** What would run when it is opened. */
  readonly macro: string | null;
};

// Beyond this only both ends are searched: trailers and directories stand there.
const wholeUpTo = 32 * 1024 * 1024;
const end = 1024 * 1024;

export async function inspectBytes(path: string): Promise<Inspection> {
  const { size, bytes } = await bytesOf(path);
  const mediaType = await sniffFile(path);
  return { size, mediaType, ...findHindrances(bytes, mediaType) };
}

async function bytesOf(path: string): Promise<{ size: number; bytes: Buffer }> {
  await using handle = await open(path, 'r');
  const { size } = await handle.stat();
  if (size <= wholeUpTo) return { size, bytes: await handle.readFile() };
  const piece = async (position: number) => {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(end), 0, end, position);
    return buffer.subarray(0, bytesRead);
  };
  return { size, bytes: Buffer.concat([await piece(0), await piece(size - end)]) };
}

/** Cheap signs, each of its format: no format is parsed here (hostile input is parsed in workers). */
export function findHindrances(
  bytes: Buffer,
  mediaType: string,
): Pick<Inspection, 'encrypted' | 'macro'> {
  if (mediaType === 'application/pdf')
    return {
      encrypted: /\/Encrypt[\s<]/.test(bytes.toString('latin1')) ? 'PDF 加密字典 /Encrypt' : null,
      macro: null,
    };
  if (mediaType === 'application/x-ole-storage')
    return {
      encrypted: hasName(bytes, 'EncryptedPackage') ? '加密的 Office 文件' : null,
      macro: hasName(bytes, '_VBA_PROJECT') || hasName(bytes, 'Macros') ? 'VBA 宏' : null,
    };
  if (bytes.subarray(0, 4).toString('hex') === '504b0304')
    return {
      encrypted: bytes.byteLength > 8 && (bytes.readUInt16LE(6) & 1) === 1 ? 'ZIP 加密标志' : null,
      macro: bytes.includes('vbaProject.bin') ? 'VBA 宏（vbaProject.bin）' : null,
    };
  return { encrypted: null, macro: null };
}

/** Names in an OLE directory are UTF-16. */
function hasName(bytes: Buffer, name: string): boolean {
  return bytes.includes(Buffer.from(name, 'utf16le'));
}
