import * as api from '@lantai/contract/access/access.api.ts';
import type { Db, Row } from '#platform/database.ts';
import type { BytesReply, Routes } from '#platform/http.ts';
import { Problem } from '#platform/problem.ts';
import { mailTypes } from '../preservation/read-media.ts';
import type { Content } from '../preservation/read-object.ts';
import type { Storage } from '../preservation/storage.ts';
import { handOutPackage } from './hand-out-package.ts';
import { openContent } from './open-content.ts';
import { packageBytes } from './package-bytes.ts';
import { readComponent } from './read-component.ts';
import { readAsUtf8 } from './readable-text.ts';

/** What a browser shows by itself or with our viewer. Never HTML or SVG: they could act as a page. */
const viewable = [
  'application/pdf',
  'image/png',
  'image/jpeg',
  'image/gif',
  'image/webp',
  'text/plain',
];

/** What a browser plays by itself, in parts as it needs them. */
const playable = /^(audio\/(mpeg|wav|mp4)|video\/(mp4|quicktime))$/;

const held = {
  'cache-control': 'private, no-store',
  'content-security-policy': "default-src 'none'; sandbox",
  'x-content-type-options': 'nosniff',
};

export const accessRoutes =
  (storage: Storage): Routes =>
  ({ on }) => {
    on(api.readContent, async ({ run, read, params, request }) => {
      const component = await run(readComponent, { ...params, how: 'view' });
      // A letter is read as the text that was read out of it; its own parts could act as a page.
      if (mailTypes.includes(component.media_type)) return letter(await read(textOf(component)));
      if (!viewable.includes(component.media_type) && !playable.test(component.media_type))
        throw new Problem('access.not-viewable', { name: component.file_name });
      const content = await openContent(storage, component);
      if (component.media_type === 'text/plain')
        return {
          type: 'text/plain; charset=utf-8',
          body: await readAsUtf8(content),
          headers: held,
        };
      return ranged(component.media_type, content, request.headers.range);
    });

    on(api.downloadContent, async ({ run, params }) => {
      const component = await run(readComponent, { ...params, how: 'download' });
      const content = await openContent(storage, component);
      const name = encodeURIComponent(component.file_name);
      return {
        type: 'application/octet-stream',
        body: content.read(),
        headers: {
          ...held,
          'content-length': String(content.size),
          'content-disposition': `attachment; filename*=UTF-8''${name}`,
        },
      };
    });

    on(api.downloadPackage, async ({ run, params }) => {
      const packable = await run(handOutPackage, params);
      const { size, stream } = await packageBytes(storage, packable);
      const name = encodeURIComponent(`${packable.eep.code}.eep`);
      return {
        type: 'application/octet-stream',
        body: stream,
        headers: {
          ...held,
          'content-length': String(size),
          'content-disposition': `attachment; filename*=UTF-8''${name}`,
        },
      };
    });
  };

const textOf = (component: Row<'component'>) => async (db: Db) => {
  const text = await db
    .selectFrom('component_text')
    .select('content')
    .where('component_id', '=', component.id)
    .executeTakeFirst();
  if (!text) throw new Problem('access.not-viewable', { name: component.file_name });
  return text.content;
};

const letter = (content: string): BytesReply => ({
  type: 'text/plain; charset=utf-8',
  body: content.replaceAll('\f', ''),
  headers: held,
});

/** RFC 9110, 14.2: one range; anything else gets the whole. */
function ranged(type: string, content: Content, header: string | undefined): BytesReply {
  const headers = { ...held, 'accept-ranges': 'bytes' };
  const range = /^bytes=(\d+)-(\d*)$/.exec(header ?? '');
  const start = Number(range?.[1] ?? 0);
  const end = Math.min(range?.[2] ? Number(range[2]) : content.size - 1, content.size - 1);
  if (!range || start > end)
    return {
      type,
      body: content.read(),
      headers: { ...headers, 'content-length': String(content.size) },
    };
  return {
    type,
    status: 206,
    body: content.read({ start, end }),
    headers: {
      ...headers,
      'content-length': String(end - start + 1),
      'content-range': `bytes ${start}-${end}/${content.size}`,
    },
  };
}
