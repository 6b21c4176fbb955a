import { listImports, startImport } from '@lantai/contract/capture/capture.api.ts';
import type { CategoryCode } from '@lantai/contract/classification/category.ts';
import { useNavigate } from '@tanstack/react-router';
import { Button, Flex, Space, Tooltip, Typography } from 'antd';
import { useState } from 'react';
import { useApiCommand } from '#platform/api.ts';
import { useFonds } from '#platform/fonds.ts';
import { ProblemNotice } from '#platform/problem-notice.tsx';
import { CategorySelect } from '../../records/category-select.tsx';
import { OneFondsSelect } from '../../records/one-fonds-select.tsx';
import { captureText } from '../capture.text.ts';
import { DropArea } from '../uploads/drop-area.tsx';
import { catalogueUploads, importUploads } from '../uploads/queues.ts';
import { SendingList } from '../uploads/sending-list.tsx';
import { useSendings } from '../uploads/use-sendings.ts';
import { hindranceOf, stagedIds } from './import-readiness.ts';

const t = captureText.imports;

/** What comes in and where to: nothing is sent twice between the check and the import itself. */
export function ImportForm() {
  const [category, setCategory] = useState<CategoryCode>('WS');
  const { only: fonds } = useFonds();
  const catalogues = useSendings(catalogueUploads);
  const files = useSendings(importUploads);
  const start = useStart();
  const hindrance = hindranceOf(fonds !== undefined, catalogues, files);

  const begin = (dryRun: boolean) => {
    const [catalogueUploadId] = stagedIds(catalogues);
    if (!fonds || !catalogueUploadId) return;
    const fileUploadIds = stagedIds(files);
    const body = { fondsId: fonds.id, category, catalogueUploadId, fileUploadIds, dryRun };
    start.mutate({ body });
  };

  return (
    <Flex vertical gap={8}>
      <Space>
        {t.target}
        <OneFondsSelect />
        <CategorySelect value={category} onChange={setCategory} />
      </Space>
      <CataloguePile fondsId={fonds?.id} />
      <DropArea
        label={t.files}
        hint={t.filesHint}
        onFiles={(given) => importUploads.add(given, fonds?.id)}
      />
      <SendingList queue={importUploads} sendings={files} />
      <ProblemNotice problem={start.error} />
      <Flex gap={8} align="center">
        <Tooltip title={hindrance ?? t.checkHint}>
          <Button
            disabled={hindrance !== undefined}
            loading={start.isPending}
            onClick={() => begin(true)}
          >
            {t.check}
          </Button>
        </Tooltip>
        <Tooltip title={hindrance}>
          <Button
            type="primary"
            disabled={hindrance !== undefined}
            loading={start.isPending}
            onClick={() => begin(false)}
          >
            {t.start}
          </Button>
        </Tooltip>
        <Typography.Text type="secondary">{hindrance}</Typography.Text>
      </Flex>
    </Flex>
  );
}

/** One catalogue at a time: another one chosen takes its place. */
function CataloguePile({ fondsId }: { fondsId: string | undefined }) {
  const catalogues = useSendings(catalogueUploads);
  return (
    <>
      <DropArea
        label={t.catalogue}
        hint={catalogues[0]?.state === 'staged' ? catalogues[0].path : t.catalogueHint}
        accept=".xlsx,.csv"
        onFiles={(given) => {
          catalogueUploads.remove(catalogues.map(({ key }) => key));
          catalogueUploads.add(given.slice(0, 1), fondsId);
        }}
      />
      {catalogues[0]?.state !== 'staged' && (
        <SendingList queue={catalogueUploads} sendings={catalogues} />
      )}
    </>
  );
}

/** After a check the files stay where they are, ready for the import; after that they are used up. */
function useStart() {
  const navigate = useNavigate();
  return useApiCommand(startImport, {
    refreshes: [listImports],
    onDone: ({ id, dryRun }) => {
      if (!dryRun) {
        for (const queue of [catalogueUploads, importUploads]) {
          queue.remove(queue.sendings().map(({ key }) => key));
        }
      }
      void navigate({ to: '/capture/imports/$importId', params: { importId: id } });
    },
  });
}
