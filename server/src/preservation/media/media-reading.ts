/** What the media worker is given. */
export type MediaTask = { path: string; mediaType: string };

export type MailAttachment = { readonly name: string; readonly bytes: Uint8Array };

/** A message as its own headers tell it. Instants are ISO 8601; what is not said is null. */
export type Mail = {
  readonly subject: string | null;
  readonly sender: string | null;
  readonly senderAddress: string | null;
  readonly recipients: readonly string[];
  readonly copies: readonly string[];
  readonly sentAt: string | null;
  readonly messageId: string | null;
  readonly text: string;
  readonly attachments: readonly MailAttachment[];
};

/** What a camera wrote into a photograph. */
export type Photograph = {
  readonly width: number | null;
  readonly height: number | null;
  /** Local time of the camera, 2026-03-01 09:30: cameras mostly know no zone. */
  readonly takenAt: string | null;
  readonly camera: string | null;
  readonly artist: string | null;
};

export type Recording = {
  readonly seconds: number | null;
  readonly codec: string | null;
  readonly sampleRate: number | null;
  readonly title: string | null;
};

export type MediaReading =
  | { readonly kind: 'mail'; readonly mail: Mail }
  | { readonly kind: 'photograph'; readonly photograph: Photograph }
  | { readonly kind: 'recording'; readonly recording: Recording }
  /** Nothing to be read out of this format. */
  | { readonly kind: 'none' }
  /** `reason` is a sentence for users. */
  | { readonly kind: 'failed'; readonly reason: string };

export const mailTypes = ['message/rfc822', 'application/vnd.ms-outlook'];
const photographTypes = ['image/jpeg', 'image/tiff'];

export function mediaKindOf(mediaType: string): 'mail' | 'photograph' | 'recording' | undefined {
  if (mailTypes.includes(mediaType)) return 'mail';
  if (photographTypes.includes(mediaType)) return 'photograph';
  return /^(audio|video)\//.test(mediaType) ? 'recording' : undefined;
}
