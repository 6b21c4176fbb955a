import { categoryName } from '@lantai/contract/classification/category.ts';
import type { DescriptionProfile } from '@lantai/contract/classification/profile.ts';
import { draftProfile, listProfiles } from '@lantai/contract/classification/profiles.api.ts';
import { Form } from 'antd';
import { useApiCommand } from '#platform/api.ts';
import { FormDialog } from '#platform/form-dialog.tsx';
import { UnitSelect } from '../../identity/unit-select.tsx';
import { classificationText } from '../classification.text.ts';

const t = classificationText.profiles;

type Props = {
  readonly profile: DescriptionProfile;
  readonly onDrafted: (profileId: string) => void;
  readonly onClose: () => void;
};

export function DraftProfileDialog({ profile, onDrafted, onClose }: Props) {
  const draft = useApiCommand(draftProfile, {
    refreshes: [listProfiles],
    says: t.drafted,
    onDone: ({ id }) => onDrafted(id),
  });
  return (
    <FormDialog<{ agencyId: string }>
      title={`${t.draft}：${categoryName(profile.category)}`}
      submit={t.draft}
      note={t.draftNote}
      command={draft}
      {...(profile.agencyId && { initial: { agencyId: profile.agencyId } })}
      onClose={onClose}
      onSubmit={({ agencyId }) => draft.mutate({ body: { agencyId, fromProfileId: profile.id } })}
    >
      <Form.Item
        name="agencyId"
        label={t.agency}
        rules={[{ required: true, message: t.agencyNeeded }]}
      >
        <UnitSelect kinds={['agency']} />
      </Form.Item>
    </FormDialog>
  );
}
