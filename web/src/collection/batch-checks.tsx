import {
  type AcceptanceItem,
  acceptanceItems,
  checkResultNames,
  signedItems,
} from '@lantai/contract/collection/acceptance-check.ts';
import { signCheck } from '@lantai/contract/collection/collection.api.ts';
import type { ShownCheck, SubmissionDetail } from '@lantai/contract/collection/submission.ts';
import { Button, Flex, Form, Input, Popover, Radio, Select } from 'antd';
import { useState } from 'react';
import { useApiCommand } from '#platform/api.ts';
import { Basis } from '#platform/basis.tsx';
import { FormDialog } from '#platform/form-dialog.tsx';
import { MayButton } from '#platform/may-button.tsx';
import { StateTag } from '#platform/state-tag.tsx';
import { instantText } from '#platform/times.ts';
import { collectionText } from './collection.text.ts';
import { isChecking } from './is-checking.ts';
import { afterDecisions } from './refreshed-reads.ts';
import { CheckTable, resultTones } from './submission-items.tsx';

const t = collectionText.submission;

/** What a person signs for the whole batch, and what was not run, which is said and never passed. */
export function BatchChecks({ batch }: { batch: SubmissionDetail }) {
  const [signing, setSigning] = useState<AcceptanceItem>();
  const manual = batch.batchChecks.filter(({ itemCode }) => signedItems.includes(itemCode));
  const others = batch.batchChecks.filter(({ result }) => result === 'not-run');
  if (batch.batchChecks.length === 0) return null;
  return (
    <section>
      <Flex gap={8} align="center">
        <strong>{t.signed.title}</strong>
        <Basis rule={t.checks.source} source="DA/T 70-2018" />
        {others.length > 0 && (
          <Popover
            trigger="click"
            title={t.othersTitle}
            content={
              <div style={{ width: 760, maxHeight: 420, overflow: 'auto' }}>
                <CheckTable checks={others} />
              </div>
            }
          >
            <Button type="link" size="small">
              {t.others(others.length)}
            </Button>
          </Popover>
        )}
      </Flex>
      <Flex vertical gap={4}>
        {manual.map((check) => (
          <SignedCheck
            key={check.itemCode}
            check={check}
            batch={batch}
            onSign={() => setSigning(check.itemCode)}
          />
        ))}
      </Flex>
      {signing && (
        <SignDialog batch={batch} itemCode={signing} onClose={() => setSigning(undefined)} />
      )}
    </section>
  );
}

type SignedProps = { check: ShownCheck; batch: SubmissionDetail; onSign: () => void };

function SignedCheck({ check, batch, onSign }: SignedProps) {
  const { itemCode, result, evidence, checkedByName, checkedAt, sample } = check;
  const because = batch.isOwn ? t.own : isChecking(batch) ? t.unchecked : undefined;
  return (
    <Flex gap={12} align="center">
      <span style={{ width: 190 }}>
        {itemCode} {acceptanceItems[itemCode].name}
      </span>
      <StateTag tone={resultTones[result]}>{checkResultNames[result]}</StateTag>
      <span>
        {checkedByName
          ? `${t.signed.by(checkedByName, sample ?? 0)}，${instantText(checkedAt)}`
          : evidence}
      </span>
      {batch.state === 'checking' && (
        <MayButton size="small" access={signCheck.access} because={because} onClick={onSign}>
          {t.signed.sign}
        </MayButton>
      )}
    </Flex>
  );
}

type Fields = { passed: boolean; sample: string[]; note?: string };

type DialogProps = { batch: SubmissionDetail; itemCode: AcceptanceItem; onClose: () => void };

function SignDialog({ batch, itemCode, onClose }: DialogProps) {
  const sign = useApiCommand(signCheck, {
    refreshes: afterDecisions,
    says: t.signed.done,
    onDone: onClose,
  });
  const waiting = batch.itemList.filter(({ outcome }) => outcome === 'waiting');
  return (
    <FormDialog<Fields>
      title={t.signed.dialog(`${itemCode} ${acceptanceItems[itemCode].name}`)}
      submit={t.signed.sign}
      command={sign}
      initial={{ passed: true }}
      onClose={onClose}
      onSubmit={({ passed, sample, note = '' }) =>
        sign.mutate({
          params: { submissionId: batch.id },
          body: { itemCode, passed, sample, note },
        })
      }
    >
      <Form.Item
        name="sample"
        label={t.signed.sample}
        rules={[{ required: true, message: t.signed.sampleNeeded }]}
      >
        <Select
          mode="multiple"
          autoFocus
          maxTagCount="responsive"
          options={waiting.map(({ recordId, temporaryNumber, title }) => ({
            value: recordId,
            label: `${temporaryNumber ?? ''} ${title ?? ''}`,
          }))}
        />
      </Form.Item>
      <Form.Item name="passed" label={t.signed.result}>
        <Radio.Group
          options={[
            { value: true, label: t.signed.passed },
            { value: false, label: t.signed.failed },
          ]}
        />
      </Form.Item>
      <Form.Item name="note" label={t.signed.note}>
        <Input maxLength={500} />
      </Form.Item>
    </FormDialog>
  );
}
