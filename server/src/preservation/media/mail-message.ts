import msgReader, { type FieldsData } from '@kenjiuno/msgreader';
import PostalMime, { type Address, type Email } from 'postal-mime';
import { requireEnds } from '../formats/containers/compound-chains.ts';
import { textOfHtml } from './html-text.ts';
import type { Mail, MailAttachment } from './media-reading.ts';

/** Reads a message in either of the forms in which agencies keep them. Throws on what is none. */
export async function readMail(bytes: Uint8Array, mediaType: string): Promise<Mail> {
  return mediaType === 'message/rfc822' ? fromEml(bytes) : fromMsg(bytes);
}

/** RFC 5322 and MIME. */
async function fromEml(bytes: Uint8Array): Promise<Mail> {
  // A multipart made of a thousand multiparts is no letter.
  const email = await PostalMime.parse(bytes, {
    attachmentEncoding: 'arraybuffer',
    maxNestingDepth: 50,
  });
  return {
    subject: said(email.subject),
    sender: nameOf(email.from),
    senderAddress: email.from?.address ?? null,
    recipients: namesOf(email.to),
    copies: namesOf(email.cc),
    sentAt: instantOf(email.date),
    messageId: said(email.messageId),
    text: email.text ?? textOfHtml(email.html ?? ''),
    attachments: attachmentsOf(email),
  };
}

function attachmentsOf({ attachments }: Email): MailAttachment[] {
  return attachments.map(({ filename, content, mimeType }, index) => ({
    name: filename ?? `附件${index + 1}${mimeType === 'message/rfc822' ? '.eml' : ''}`,
    bytes: typeof content === 'string' ? Buffer.from(content) : new Uint8Array(content),
  }));
}

/** 张三 <zhang@…>: the name where there is one, since addresses change and names are searched for. */
function nameOf(address: Address | undefined): string | null {
  return said(address?.name) ?? said(address?.address);
}

function namesOf(addresses: readonly Address[] | undefined): string[] {
  return (addresses ?? [])
    .flatMap((address) => ('group' in address && address.group ? address.group : [address]))
    .flatMap((address) => nameOf(address) ?? []);
}

// The package is CommonJS: Node hands over its exports, with the class under `default`.
const MsgReader = msgReader.default;

/** Outlook's own format ([MS-OXMSG]). */
function fromMsg(bytes: Uint8Array): Mail {
  requireEnds(bytes);
  // It reads the buffer behind a view from its beginning: the bytes need one of their own.
  const reader = new MsgReader(new Uint8Array(bytes).buffer);
  const fields = reader.getFileData();
  if (fields.error) throw new Error(fields.error);
  const { recipients = [], attachments = [] } = fields;
  const named = (type: FieldsData['recipType']) =>
    recipients
      .filter(({ recipType }) => (recipType ?? 'to') === type)
      .flatMap(
        ({ name, smtpAddress, email }) => said(name) ?? said(smtpAddress) ?? said(email) ?? [],
      );
  const address = fields.senderSmtpAddress ?? fields.senderEmail;
  return {
    subject: said(fields.subject),
    sender: said(fields.senderName) ?? said(address),
    senderAddress: said(address),
    recipients: named('to'),
    copies: named('cc'),
    sentAt: instantOf(fields.clientSubmitTime ?? fields.messageDeliveryTime),
    messageId: said(fields.messageId) ?? headerIn(fields.headers, 'Message-ID'),
    text: fields.body ?? '',
    attachments: attachments.map((attachment) => {
      const { fileName, content } = reader.getAttachment(attachment);
      return { name: fileName, bytes: content };
    }),
  };
}

function headerIn(headers: string | undefined, name: string): string | null {
  const line = headers?.split(/\r?\n/).find((each) => each.startsWith(`${name}:`));
  return said(line?.slice(name.length + 1));
}

function instantOf(text: string | undefined): string | null {
  const moment = text === undefined ? Number.NaN : Date.parse(text);
  return Number.isNaN(moment) ? null : new Date(moment).toISOString();
}

function said(text: string | undefined): string | null {
  return text?.trim() ? text.trim() : null;
}
