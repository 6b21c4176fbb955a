import { readOfdPage } from '@lantai/contract/access/ofd.api.ts';
import { useEffect, useRef } from 'react';
import { apiAddress } from '#platform/api.ts';
import { accessText as t } from '../access.text.ts';
import type { OfdPageSize } from './ofd-page.tsx';

type Props = {
  readonly file: { readonly recordId: string; readonly componentId: string };
  readonly pages: readonly OfdPageSize[];
  readonly page: number;
  readonly onPage: (page: number) => void;
};

const width = 96;

/** Small pictures of the pages; each is fetched when it comes into sight. */
export function OfdThumbnails({ file, pages, page, onPage }: Props) {
  const current = useRef<HTMLButtonElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever another page is in sight
  useEffect(() => current.current?.scrollIntoView({ block: 'nearest' }), [page]);
  return (
    <nav className="thumbnails" aria-label={t.thumbnails}>
      {pages.map((size, place) => {
        const number = place + 1;
        const isCurrent = number === page;
        return (
          <button
            key={number}
            ref={isCurrent ? current : undefined}
            type="button"
            className="thumbnail"
            aria-current={isCurrent ? 'page' : undefined}
            aria-label={t.pageOf(number)}
            onClick={() => onPage(number)}
          >
            <img
              src={apiAddress(readOfdPage, { params: { ...file, page: number } })}
              alt=""
              loading="lazy"
              width={width}
              height={Math.round((width * size.height) / size.width)}
            />
            {number}
          </button>
        );
      })}
    </nav>
  );
}
