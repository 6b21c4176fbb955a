import { findByTemporaryNumber } from '@lantai/contract/collection/receipts.api.ts';
import { createRoute, redirect } from '@tanstack/react-router';
import { Skeleton } from 'antd';
import { apiQuery } from '#platform/api.ts';
import { shellRoute } from '#platform/shell-route.tsx';
import { collectionText } from './collection.text.ts';

const t = collectionText.temporary;

/** Where the QR of a slip leads: to the record, under whatever number it stands now. */
export const temporaryNumberRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/t/$number',
  staticData: { page: { title: t.title, access: findByTemporaryNumber.access, under: '/records' } },
  loader: async ({ context, params }) => {
    const { recordId } = await context.queries.ensureQueryData(
      apiQuery(findByTemporaryNumber, { params }),
    );
    throw redirect({ to: '/records/$recordId', params: { recordId }, replace: true });
  },
  component: () => <Skeleton active title={{ width: 200 }} aria-label={t.looking} />,
});
