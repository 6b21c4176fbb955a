import { Skeleton } from 'antd';
import { platformText as t } from './platform.text.ts';

/** The shape of a page while its first answer is on the way: a heading, then rows. */
export function PageSkeleton() {
  return (
    <section className="page" aria-busy="true" aria-label={t.list.loading}>
      <Skeleton active title={{ width: 160 }} paragraph={{ rows: 8, width: '100%' }} />
    </section>
  );
}
