import type { CategoryCode } from '@lantai/contract/classification/category.ts';
import { createRecord } from '@lantai/contract/records/records.api.ts';
import { createRoute, Link } from '@tanstack/react-router';
import { Empty, Flex, Space, Typography } from 'antd';
import { useState } from 'react';
import { useFonds } from '#platform/fonds.ts';
import { PageHead } from '#platform/page-head.tsx';
import { shellRoute } from '#platform/shell-route.tsx';
import { CategorySelect } from '../../records/category-select.tsx';
import { OneFondsSelect } from '../../records/one-fonds-select.tsx';
import { captureText } from '../capture.text.ts';
import { DropArea } from '../uploads/drop-area.tsx';
import { documentUploads } from '../uploads/queues.ts';
import { SendingList } from '../uploads/sending-list.tsx';
import { useSendings } from '../uploads/use-sendings.ts';
import { DraftSheet } from './draft-sheet.tsx';
import { UploadsElsewhere } from './uploads-elsewhere.tsx';
import { useDrafts } from './use-drafts.ts';

const t = captureText.intake;

export const intakeRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/capture/intake',
  staticData: {
    page: {
      title: t.title,
      access: createRecord.access,
      menu: 'intake',
      alsoCalled: '上传 登记 新建 sjwj',
    },
  },
  component: IntakePage,
});

function IntakePage() {
  const [category, setCategory] = useState<CategoryCode>('WS');
  const { only: fonds } = useFonds();
  const sendings = useSendings(documentUploads);
  const drafts = useDrafts(sendings);
  return (
    <Flex vertical gap={12} className="page">
      <PageHead title={t.title} note={t.note} actions={<Link to="/records">{t.toList}</Link>} />
      <Space>
        {t.target}
        <OneFondsSelect />
        <CategorySelect value={category} onChange={setCategory} />
      </Space>
      <DropArea
        label={t.drop}
        hint={t.dropHint}
        // A document is known by its own name; only a catalogue asks for the folder.
        onFiles={(given) =>
          documentUploads.add(
            given.map(({ file }) => ({ file, path: file.name })),
            fonds?.id,
          )
        }
      />
      <SendingList queue={documentUploads} sendings={sendings} />
      <UploadsElsewhere drafts={drafts} sendings={sendings} />
      {drafts.drafts.length > 0 ? (
        <DraftSheet drafts={drafts} category={category} />
      ) : (
        <Empty
          image={Empty.PRESENTED_IMAGE_SIMPLE}
          description={<Typography.Text type="secondary">{t.none}</Typography.Text>}
        />
      )}
    </Flex>
  );
}
