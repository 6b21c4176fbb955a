import {
  type DescriptionProfile,
  type ProfileField,
  type ProfileUnit,
  profileUnits,
} from '@lantai/contract/classification/profile.ts';
import { editProfile, listProfiles } from '@lantai/contract/classification/profiles.api.ts';
import { Button, Flex, Input, Select } from 'antd';
import { useState } from 'react';
import { useApiCommand } from '#platform/api.ts';
import { ProblemNotice } from '#platform/problem-notice.tsx';
import { classificationText } from '../classification.text.ts';
import { FieldGrid, type FieldRow } from './field-grid.tsx';

const t = classificationText.profiles;

type Props = { readonly profile: DescriptionProfile; readonly onDone: () => void };

/** The fields of a draft, edited as a whole and saved as a whole. */
export function EditProfile({ profile, onDone }: Props) {
  const [unit, setUnit] = useState<ProfileUnit>(profile.unit);
  const [note, setNote] = useState(profile.note ?? '');
  const [rows, setRows] = useState<readonly FieldRow[]>(() =>
    profile.fields.map((field) => ({ ...field, row: crypto.randomUUID() })),
  );
  const edit = useApiCommand(editProfile, {
    refreshes: [listProfiles],
    says: t.saved,
    onDone,
  });
  const save = () =>
    edit.mutate({
      params: { profileId: profile.id },
      body: {
        unit,
        note: note.trim() || null,
        fields: rows.map(({ row: _row, ...field }): ProfileField => field),
        rowVersion: profile.rowVersion,
      },
    });
  return (
    <Flex vertical gap={8}>
      <Flex gap={8} align="center" className="schedule-bar">
        <Select
          aria-label={t.unit}
          style={{ width: 80 }}
          value={unit}
          options={profileUnits.map((value) => ({ value, label: value }))}
          onChange={setUnit}
        />
        <Input
          aria-label={t.note}
          placeholder={t.note}
          value={note}
          maxLength={500}
          onChange={({ target }) => setNote(target.value)}
        />
        <Button onClick={onDone}>{t.cancel}</Button>
        <Button type="primary" loading={edit.isPending} onClick={save}>
          {t.save}
        </Button>
      </Flex>
      <ProblemNotice problem={edit.error} />
      <FieldGrid rows={rows} onChange={setRows} />
    </Flex>
  );
}
