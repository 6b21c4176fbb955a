import { judgeRecordFiles, startConversion } from '@lantai/contract/preservation/conversion.api.ts';
import {
  type Conversion,
  comparisonNames,
  type JudgedFile,
} from '@lantai/contract/preservation/conversion.ts';
import { targetFormats } from '@lantai/contract/preservation/format-rule.ts';
import type { RecordDetail } from '@lantai/contract/records/record.ts';
import { useQuery } from '@tanstack/react-query';
import { Flex, Typography } from 'antd';
import { useState } from 'react';
import { apiQuery } from '#platform/api.ts';
import { MayButton } from '#platform/may-button.tsx';
import { ProblemNotice } from '#platform/problem-notice.tsx';
import { conversionText } from './conversion.text.ts';
import { ConvertDialog } from './convert-dialog.tsx';
import { FoundFormatText } from './found-format.tsx';
import { FormatVerdictTag } from './verdict-tag.tsx';

const t = conversionText.section;

/** Whether the files of a record may keep their formats, and what was made of them. */
export function RecordFormats({ record }: { record: RecordDetail }) {
  const request = { params: { recordId: record.id } };
  const { data, error, refetch } = useQuery({
    ...apiQuery(judgeRecordFiles, request),
    enabled: !record.quarantined,
    refetchInterval: ({ state }) =>
      state.data?.conversions.some((each) => each.state === 'waiting') ? 1500 : false,
  });
  const [converting, setConverting] = useState<JudgedFile>();
  if (error) return <ProblemNotice problem={error} onRetry={() => void refetch()} />;
  if (!data || data.files.length === 0) return null;
  return (
    <section>
      <Typography.Title level={2} className="record-section">
        {t.title}
      </Typography.Title>
      <ul className="component-list">
        {data.files.map((file) => (
          <li key={file.componentId}>
            <FileFormat
              file={file}
              state={record.state}
              conversions={data.conversions.filter(({ sourceId }) => sourceId === file.componentId)}
              onConvert={() => setConverting(file)}
            />
          </li>
        ))}
      </ul>
      {converting && (
        <ConvertDialog
          what={{ componentIds: [converting.componentId] }}
          scope={conversionText.dialog.oneFile(converting.fileName)}
          stays
          onClose={() => setConverting(undefined)}
        />
      )}
    </section>
  );
}

type FileFormatProps = {
  file: JudgedFile;
  state: RecordDetail['state'];
  conversions: readonly Conversion[];
  onConvert: () => void;
};

function FileFormat({ file, state, conversions, onConvert }: FileFormatProps) {
  const because =
    state === 'filing' || state === 'voided'
      ? t.because.state
      : file.conforming
        ? t.conforming
        : file.convertible
          ? undefined
          : t.because.noTool;
  return (
    <Flex vertical gap={2}>
      <Flex gap={8} justify="space-between" align="start">
        <span>
          {file.fileName}
          <br />
          {file.format} <FoundFormatText found={file.found} /> <FormatVerdictTag {...file} />
        </span>
        <MayButton
          size="small"
          access={startConversion.access}
          because={because}
          onClick={onConvert}
        >
          {t.convert}
        </MayButton>
      </Flex>
      {conversions
        .filter((each) => each.state !== 'dropped')
        .map((each) => (
          <Typography.Text key={each.id} type="secondary">
            {toldOf(each)}
          </Typography.Text>
        ))}
    </Flex>
  );
}

function toldOf({ state, target, comparison, reason }: Conversion): string {
  if (state === 'waiting') return t.waiting;
  if (state === 'failed') return t.failed(reason ?? '');
  return t.done(targetFormats[target], comparison ? comparisonNames[comparison.verdict] : '');
}
