import { toHalfWidth } from '../classification/half-width.ts';
import type { ComponentRole } from '../records/component-role.ts';

/** An attachment that a text names, with the words and the place it names it at. */
export type AttachmentMention = {
  /** Its number among several; an only attachment has none (GB/T 9704-2012, 7.3.4). */
  readonly ordinal: number | null;
  readonly title: string;
  /** Counted from 1. */
  readonly page: number;
  readonly words: string;
  /** The same text goes on with the attachment itself: it is bound in and needs no component. */
  readonly boundIn: boolean;
};

// 附件：1．某某表 or 附件1：某某表, at the beginning of a line; 附件说明 stands below the body.
const noteLine =
  /^\s*附\s*件\s*(?<outer>\d{1,2})?\s*[:：]\s*(?:(?<inner>\d{1,2})\s*[.．、]\s*)?(?<title>\S.*)$/u;
const nextLine = /^\s*(?<ordinal>\d{1,2})\s*[.．、]\s*(?<title>\S.*)$/u;
// The attachment itself begins on a page of its own with 附件 or 附件1 at the left edge (7.3.9).
const boundHead = /^\s*附\s*件\s*(?<ordinal>\d{1,2})?\s*$/u;

/** A title that runs over the edge of the page goes on in the next line; these begin something else. */
const endsNote =
  /^\s*$|^\s*(?:附\s*件|抄送|主送|（|\()|^\s*[—–-]\s*\d+\s*[—–-]\s*$|\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日/u;
const longestTitle = 120;
const longestNote = 30;

/** The attachments that 附件说明 names, in order. A text that only speaks of attachments names none. */
export function findAttachmentMentions(pages: readonly string[]): AttachmentMention[] {
  const bound = boundOrdinals(pages);
  return pages.flatMap((text, place) =>
    notesOf(text).map(({ ordinal, title, words }) => ({
      ordinal,
      title,
      page: place + 1,
      words,
      boundIn: bound.has(ordinal ?? 0),
    })),
  );
}

type Note = { ordinal: number | null; title: string; words: string };

function notesOf(text: string): Note[] {
  const written = text.split('\n');
  const lines = written.map(toHalfWidth);
  const start = lines.findIndex((line) => noteLine.test(line));
  const first = noteLine.exec(lines[start] ?? '')?.groups;
  if (!first?.title) return [];
  const number = first.inner ?? first.outer;
  const notes: Note[] = [];
  let note: Note = {
    ordinal: number === undefined ? null : Number(number),
    title: first.title,
    words: written[start] ?? '',
  };
  for (let at = start + 1; at < Math.min(lines.length, start + longestNote); at += 1) {
    const [line = '', asWritten = ''] = [lines[at], written[at]];
    const next = nextLine.exec(line)?.groups ?? numberedAgain(line);
    const follows = next && Number(next.ordinal) === (note.ordinal ?? Number.NaN) + 1;
    if (follows) {
      notes.push(note);
      note = { ordinal: Number(next.ordinal), title: next.title ?? '', words: asWritten };
    } else if (endsNote.test(line) || !mayGoOn(note)) break;
    else note = { ...note, title: note.title + line.trim(), words: note.words + asWritten.trim() };
  }
  return [...notes, note].map(trimmed).filter(({ title }) => title !== '');
}

/** 附件2：… under 附件1：…, as some agencies write it. */
function numberedAgain(line: string): { ordinal?: string; title?: string } | undefined {
  const again = noteLine.exec(line)?.groups;
  return again?.outer && again.title ? { ordinal: again.outer, title: again.title } : undefined;
}

/** Only a line that is nearly full runs on: 附件：某某表 is followed by the signature. */
function mayGoOn({ words, title }: Note): boolean {
  return words.trim().length >= 20 && title.length < longestTitle && !/[。；;]$/u.test(title);
}

function trimmed({ ordinal, title, words }: Note): Note {
  return { ordinal, title: title.replace(/[。;；,，]+$/u, '').trim(), words: words.trim() };
}

/** A line of its own that says 附件 at the head of a later page begins the attachment itself. */
function boundOrdinals(pages: readonly string[]): ReadonlySet<number> {
  const heads = pages.flatMap((text) => {
    const [head = ''] = text.split('\n').filter((line) => line.trim() !== '');
    const found = boundHead.exec(toHalfWidth(head));
    return found ? [Number(found.groups?.ordinal ?? 0)] : [];
  });
  return new Set(heads);
}

type Attached = { readonly role: ComponentRole; readonly fileName: string };

/**
 * The attachments a text names for which the record has no component. Each attachment answers for
 * one mention: that of its title, else of its number, else any that is left, for a scan may be
 * called 001.pdf. So nothing is called absent that may be there under another name.
 */
export function absentAttachments(
  mentions: readonly AttachmentMention[],
  components: readonly Attached[],
): AttachmentMention[] {
  const left = components.filter(({ role }) => role === 'attachment').map(nameOf);
  const take = (fits: (name: AttachmentName) => boolean) => {
    const place = left.findIndex(fits);
    if (place >= 0) left.splice(place, 1);
    return place >= 0;
  };
  let open = mentions.filter(({ boundIn }) => !boundIn);
  open = open.filter(({ title }) => !take((name) => sameTitle(name.title, plain(title))));
  open = open.filter(
    ({ ordinal }) => ordinal === null || !take((name) => name.ordinal === ordinal),
  );
  return open.slice(Math.min(left.length, open.length));
}

type AttachmentName = { ordinal: number | null; title: string };

/** 附件2 某某表.pdf: its number and its title. */
function nameOf({ fileName }: Attached): AttachmentName {
  const bare = toHalfWidth(fileName).replace(/\.\w{1,5}$/u, '');
  const number =
    /^附\s*件\s*(\d{1,2})/u.exec(bare)?.[1] ?? /^(\d{1,2})\s*[.．、_ -]/u.exec(bare)?.[1];
  return {
    ordinal: number === undefined ? null : Number(number),
    title: plain(bare.replace(/^附\s*件\s*\d{0,2}|^\d{1,2}(?=[.．、_ -])/u, '')),
  };
}

function sameTitle(name: string, title: string): boolean {
  if (name.length < 4 || title.length < 4) return name === title && name !== '';
  return name.includes(title) || title.includes(name);
}

function plain(text: string): string {
  return toHalfWidth(text).replaceAll(/[\s《》〈〉"'“”‘’.,:;．、，：；（）()_-]/gu, '');
}
