import { heldFor, receiptState } from '@lantai/contract/capture/exchange/receipt.ts';
import { listDeliveries } from '@lantai/contract/capture/exchange/sources.api.ts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { createRoute } from '@tanstack/react-router';
import { z } from 'zod';
import { one } from '#platform/address.ts';
import { apiQuery } from '#platform/api.ts';
import { useFonds } from '#platform/fonds.ts';
import { DataList } from '#platform/list/data-list.tsx';
import { PageHead } from '#platform/page-head.tsx';
import { shellRoute } from '#platform/shell-route.tsx';
import { deliveryColumns } from './delivery-columns.tsx';
import { DeliveryDrawer } from './delivery-drawer.tsx';
import { DeliveryFilters } from './delivery-filters.tsx';
import { exchangeText } from './exchange.text.ts';

const t = exchangeText.deliveries;

export const deliveriesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/capture/deliveries',
  staticData: {
    page: {
      title: t.title,
      access: listDeliveries.access,
      menu: 'intake',
      alsoCalled: 'OA 移交 回执 隔离 待定机构 jkjs',
    },
  },
  validateSearch: z.object({
    sourceId: one(z.uuid()),
    state: one(receiptState),
    heldFor: one(heldFor),
    text: one(z.string().max(100)),
    after: one(z.string()),
    /** The delivery that is open in the drawer. */
    delivery: one(z.uuid()),
  }),
  component: DeliveriesPage,
});

function DeliveriesPage() {
  const { delivery: openId, fonds: _fonds, after, ...filter } = deliveriesRoute.useSearch();
  const navigate = deliveriesRoute.useNavigate();
  const { only } = useFonds();
  const answer = useQuery({
    ...apiQuery(listDeliveries, { query: { ...filter, after, fondsId: only?.id } }),
    placeholderData: keepPreviousData,
  });
  const change = (part: Partial<typeof filter>) =>
    void navigate({ search: (search) => ({ ...search, ...part, after: undefined }) });
  const isFiltered = Object.values(filter).some((value) => value !== undefined);
  const none = { sourceId: undefined, state: undefined, heldFor: undefined, text: undefined };

  return (
    <div className="page">
      <PageHead title={t.title} />
      <DataList
        name="deliveries"
        columns={deliveryColumns}
        rowKey={({ id }) => id}
        answer={answer}
        rows={answer.data?.deliveries}
        total={answer.data?.total}
        next={answer.data?.next}
        filters={<DeliveryFilters value={filter} onChange={change} />}
        onClearFilters={isFiltered ? () => change(none) : undefined}
        empty={{ title: t.empty }}
      />
      {openId && (
        <DeliveryDrawer
          deliveryId={openId}
          onClose={() =>
            void navigate({ search: (search) => ({ ...search, delivery: undefined }), state: true })
          }
        />
      )}
    </div>
  );
}
