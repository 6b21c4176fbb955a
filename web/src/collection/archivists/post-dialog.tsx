import {
  type ArchivistPost,
  employmentNames,
  employments,
  type PostFields,
  postRoles,
} from '@lantai/contract/collection/archivist-post.ts';
import {
  changePost,
  enterPost,
  listArchivists,
} from '@lantai/contract/collection/archivists.api.ts';
import { listUnits } from '@lantai/contract/identity/identity.api.ts';
import { roleNames } from '@lantai/contract/identity/role.ts';
import { getWorkbench } from '@lantai/contract/records/records.api.ts';
import { useQuery } from '@tanstack/react-query';
import { DatePicker, Flex, Form, Input, Radio, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { apiQuery, useApiCommand } from '#platform/api.ts';
import { FormDialog } from '#platform/form-dialog.tsx';
import { ColleagueSelect } from '../hand-paper-dialog.tsx';
import { archivistsText } from './archivists.text.ts';

const t = archivistsText.fields;

type Whose = {
  readonly unitId: string;
  readonly personId: string;
  readonly role: (typeof postRoles)[number];
};

/** What the dialog is about: a post that is there, or a new one, perhaps with its person. */
export type Entering = {
  readonly agencyId: string;
  readonly post?: ArchivistPost;
  readonly whose?: Whose;
};

const dayNames = ['since', 'certificateOn', 'certificateUntil'] as const;
type DayName = (typeof dayNames)[number];
type Fields = Omit<PostFields, DayName> & Partial<Record<DayName, Dayjs | null>> & Whose;

export function PostDialog({ entering, onClose }: { entering: Entering; onClose: () => void }) {
  const { agencyId, post, whose } = entering;
  const refreshes = [listArchivists, getWorkbench];
  const enter = useApiCommand(enterPost, {
    refreshes,
    says: archivistsText.entered,
    onDone: onClose,
  });
  const change = useApiCommand(changePost, {
    refreshes,
    says: archivistsText.changed,
    onDone: onClose,
  });
  const submit = ({ unitId, personId, role, ...given }: Fields) => {
    const fields = withDays(given);
    if (post)
      change.mutate({ params: { postId: post.id }, body: { fields, version: post.version } });
    else enter.mutate({ body: { unitId, personId, role, fields } });
  };
  return (
    <FormDialog<Fields>
      title={post ? archivistsText.changeTitle(post.personName) : archivistsText.enter}
      note={post ? undefined : archivistsText.enterNote}
      submit={post ? archivistsText.save : archivistsText.enter}
      command={post ? change : enter}
      initial={post ? initialOf(post) : { role: 'department-archivist', ...whose }}
      onClose={onClose}
      onSubmit={submit}
    >
      {!post && <WhoseFields agencyId={agencyId} />}
      <PostForm />
    </FormDialog>
  );
}

function WhoseFields({ agencyId }: { agencyId: string }) {
  const { data: units = [] } = useQuery(apiQuery(listUnits, {}));
  const here = units.filter(
    (unit) => unit.closedOn === null && (unit.id === agencyId || unit.agencyId === agencyId),
  );
  return (
    <>
      <Form.Item name="role" label={t.role}>
        <Radio.Group options={postRoles.map((role) => ({ value: role, label: roleNames[role] }))} />
      </Form.Item>
      <Form.Item name="unitId" label={t.unit} rules={[{ required: true, message: t.unitNeeded }]}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          options={here.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Form.Item>
      <Form.Item
        name="personId"
        label={t.person}
        rules={[{ required: true, message: t.personNeeded }]}
      >
        <ColleagueSelect agencyId={agencyId} />
      </Form.Item>
    </>
  );
}

function PostForm() {
  return (
    <>
      <Row>
        <Form.Item style={even} name="employment" label={t.employment} rules={[{ required: true }]}>
          <Radio.Group
            options={employments.map((each) => ({ value: each, label: employmentNames[each] }))}
          />
        </Form.Item>
        <Form.Item
          name="since"
          label={t.since}
          rules={[{ required: true, message: t.sinceNeeded }]}
        >
          <DatePicker />
        </Form.Item>
      </Row>
      <Row>
        <Form.Item
          style={even}
          name="position"
          label={t.position}
          rules={[{ required: true, whitespace: true, message: t.positionNeeded }]}
        >
          <Input maxLength={100} />
        </Form.Item>
        <Words name="professionalTitle" />
      </Row>
      <Row>
        <Words name="certificateName" />
        <Words name="certificateNumber" />
      </Row>
      <Words name="certificateIssuer" />
      <Row>
        <Form.Item style={even} name="certificateOn" label={t.certificateOn}>
          <DatePicker />
        </Form.Item>
        <Form.Item style={even} name="certificateUntil" label={t.certificateUntil}>
          <DatePicker />
        </Form.Item>
      </Row>
      <Row>
        <Words name="phone" />
        <Words name="remark" />
      </Row>
    </>
  );
}

const even = { flex: 1 };

function Row({ children }: { children: React.ReactNode }) {
  return <Flex gap={16}>{children}</Flex>;
}

type WordsName =
  | 'certificateName'
  | 'certificateNumber'
  | 'certificateIssuer'
  | 'professionalTitle'
  | 'phone'
  | 'remark';

function Words({ name }: { name: WordsName }) {
  return (
    <Form.Item name={name} label={t[name]} style={even}>
      <Input maxLength={200} />
    </Form.Item>
  );
}

function initialOf(post: ArchivistPost): Partial<Fields> {
  const { employment, position, certificateName, certificateNumber, certificateIssuer } = post;
  const { professionalTitle, phone, remark, since, certificateOn, certificateUntil } = post;
  return {
    ...{ employment, position, certificateName, certificateNumber, certificateIssuer },
    ...{ professionalTitle, phone, remark },
    since: dayjs(since),
    certificateOn: certificateOn ? dayjs(certificateOn) : null,
    certificateUntil: certificateUntil ? dayjs(certificateUntil) : null,
  };
}

function withDays({ since, certificateOn, certificateUntil, ...words }: Omit<Fields, keyof Whose>) {
  const day = (chosen: Dayjs | null | undefined) => chosen?.format('YYYY-MM-DD') ?? null;
  return {
    ...words,
    since: day(since) ?? '',
    certificateOn: day(certificateOn),
    certificateUntil: day(certificateUntil),
  };
}
