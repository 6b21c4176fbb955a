import { deliveryNoticeNames } from '@lantai/contract/capture/exchange/envelope.ts';
import { standingNames } from '@lantai/contract/capture/exchange/receipt.ts';
import {
  decideVersion,
  getDelivery,
  mapOrganisation,
} from '@lantai/contract/capture/exchange/sources.api.ts';
import type { ReplyOf } from '@lantai/contract/endpoint.ts';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Alert, Collapse, Descriptions, Drawer, Flex, Skeleton } from 'antd';
import { useState } from 'react';
import { apiQuery } from '#platform/api.ts';
import { MayButton } from '#platform/may-button.tsx';
import { ProblemNotice } from '#platform/problem-notice.tsx';
import { useReturnFocus } from '#platform/return-focus.ts';
import { instantText } from '#platform/times.ts';
import { DecideVersionDialog } from './decide-version-dialog.tsx';
import { departmentText, OfRecord } from './delivery-columns.tsx';
import { DeliveryComponents } from './delivery-components.tsx';
import { exchangeText } from './exchange.text.ts';
import { MapDeliveryDialog } from './map-organisation-dialog.tsx';
import { ReceiptStateTag } from './receipt-state.tsx';

const t = exchangeText.delivery;
const words = exchangeText.deliveries;

export type DeliveryDetail = ReplyOf<typeof getDelivery>;

type Props = { readonly deliveryId: string; readonly onClose: () => void };

/** One delivery beside the list: its receipt, its files, its other versions, and what is to be decided. */
export function DeliveryDrawer({ deliveryId, onClose }: Props) {
  useReturnFocus();
  const answer = useQuery(apiQuery(getDelivery, { params: { deliveryId } }));
  const { data, error } = answer;
  return (
    <Drawer open title={data?.title ?? t.title} size={720} onClose={onClose}>
      {error && <ProblemNotice problem={error} onRetry={() => void answer.refetch()} />}
      {!error && !data && <Skeleton active />}
      {data && <Detail delivery={data} />}
    </Drawer>
  );
}

function Detail({ delivery }: { delivery: DeliveryDetail }) {
  return (
    <Flex vertical gap={16}>
      <Waiting delivery={delivery} />
      {delivery.faults.length > 0 && (
        <Alert
          type="error"
          title={t.faults}
          description={delivery.faults.map(({ sentence, declared, found, rule, place }) => (
            <div key={`${rule} ${place}`}>
              {sentence}
              {declared && found && <div className="code">{t.faultDetail(declared, found)}</div>}
            </div>
          ))}
        />
      )}
      <Facts delivery={delivery} />
      <DeliveryComponents delivery={delivery} />
      {delivery.versions.length > 0 && <Versions delivery={delivery} />}
      <Collapse
        size="small"
        items={[
          {
            key: 'envelope',
            label: t.envelope,
            children: (
              <pre className="code" style={{ whiteSpace: 'pre-wrap', wordBreak: 'break-all' }}>
                {JSON.stringify(delivery.envelope, undefined, 2)}
              </pre>
            ),
          },
        ]}
      />
    </Flex>
  );
}

/** What somebody has to do before it goes on. */
function Waiting({ delivery }: { delivery: DeliveryDetail }) {
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  if (delivery.heldFor === null) return null;
  const isMapping = delivery.heldFor === 'organisation';
  return (
    <div>
      <MayButton
        type="primary"
        access={isMapping ? mapOrganisation.access : decideVersion.access}
        onClick={() => setOpen(true)}
      >
        {isMapping ? t.map : t.decide}
      </MayButton>
      {open && isMapping && <MapDeliveryDialog delivery={delivery} onClose={close} />}
      {open && !isMapping && <DecideVersionDialog delivery={delivery} onClose={close} />}
    </div>
  );
}

function Facts({ delivery }: { delivery: DeliveryDetail }) {
  const { notices, reason, attempts, repeats, standing, version } = delivery;
  return (
    <Descriptions
      size="small"
      column={2}
      items={[
        {
          key: 'state',
          label: words.columns.state,
          children: <ReceiptStateTag state={delivery.state} heldFor={delivery.heldFor} />,
        },
        {
          key: 'version',
          label: words.columns.version,
          children:
            version === null
              ? t.noVersion
              : `${t.versionOf(version)}${standing ? `，${standingNames[standing]}` : ''}`,
        },
        { key: 'source', label: t.source, children: delivery.sourceName },
        {
          key: 'sourceKey',
          label: t.sourceKey,
          children: <span className="code">{delivery.sourceKey}</span>,
        },
        { key: 'process', label: t.process, children: delivery.processCode },
        { key: 'finishedAt', label: t.finishedAt, children: instantText(delivery.finishedAt) },
        {
          key: 'department',
          label: t.department,
          children: departmentText(delivery),
        },
        { key: 'attempts', label: t.attempts, children: t.attemptsText(attempts, repeats) },
        { key: 'record', label: t.record, children: <OfRecord row={delivery} /> },
        ...(reason ? [{ key: 'reason', label: t.reason, span: 2, children: reason }] : []),
        ...(notices.length > 0
          ? [
              {
                key: 'notices',
                label: t.notices,
                span: 2,
                children: notices.map((notice) => deliveryNoticeNames[notice]).join('；'),
              },
            ]
          : []),
      ]}
    />
  );
}

function Versions({ delivery }: { delivery: DeliveryDetail }) {
  return (
    <Descriptions
      size="small"
      column={1}
      title={t.versions}
      items={delivery.versions.map(
        ({ id, version, title, state, heldFor, standing, queuedAt }) => ({
          key: id,
          label: version === null ? t.noVersion : t.versionOf(version),
          children: (
            <Flex gap={12} wrap>
              <Link to="." search={(search: object) => ({ ...search, delivery: id })}>
                {title ?? words.noTitle}
              </Link>
              <ReceiptStateTag state={state} heldFor={heldFor} />
              {standing && <span>{standingNames[standing]}</span>}
              <span>{instantText(queuedAt)}</span>
            </Flex>
          ),
        }),
      )}
    />
  );
}
