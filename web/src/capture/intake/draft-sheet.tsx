import { discardUpload, listUploads } from '@lantai/contract/capture/capture.api.ts';
import type { CategoryCode } from '@lantai/contract/classification/category.ts';
import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Flex, Tooltip, Typography } from 'antd';
import { useMemo, useState } from 'react';
import { call } from '#platform/api.ts';
import { useFonds } from '#platform/fonds.ts';
import { useDepartments } from '../../records/departments.ts';
import { captureText } from '../capture.text.ts';
import type { DraftActions } from './draft-row.tsx';
import { DraftTable } from './draft-table.tsx';
import { filledDown, type IntakeDraft, joined, split, withField } from './intake-draft.ts';
import type { useDrafts } from './use-drafts.ts';
import { useRegistering } from './use-registering.ts';

const t = captureText.intake;

/** More rows than this are not typed into at one sitting; the others come up as these are done. */
const SHOWN = 50;

type Drafts = ReturnType<typeof useDrafts>;

export function DraftSheet({ drafts: kept, category }: { drafts: Drafts; category: CategoryCode }) {
  const { drafts, update, remember } = kept;
  const { only: fonds } = useFonds();
  const { message } = App.useApp();
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const departments = useDepartments(fonds?.agencyId);
  const options = useMemo(
    () => departments.map(({ id, name }) => ({ value: id, label: name })),
    [departments],
  );
  const actions = useDraftActions(update, setSelected);
  const { register, running, problems } = useRegistering((done) => {
    const { creator, year, departmentId } = done.fields;
    update((before) => before.filter(({ key }) => key !== done.key));
    remember({ creator, year, departmentId });
  });

  const shown = drafts.slice(0, SHOWN);
  const chosen = shown.filter(({ key }) => selected.has(key));
  const toRegister = chosen.length > 0 ? chosen : shown;
  const submit = async () => {
    if (!fonds || running) return;
    const done = await register(toRegister, { fondsId: fonds.id, category });
    setSelected(new Set());
    if (done > 0) void message.success(t.registered(done));
  };
  const merge = () => {
    update((before) => joinIn(before, new Set(chosen.map(({ key }) => key))));
    setSelected(new Set());
  };

  return (
    <>
      <Flex gap={8} align="center" wrap>
        <Typography.Text type="secondary">{t.keys}</Typography.Text>
        <span className="grow" />
        <Typography.Text>{t.selectedOf(chosen.length, shown.length)}</Typography.Text>
        <Button disabled={chosen.length < 2} onClick={merge}>
          {t.merge(chosen.length)}
        </Button>
        <Tooltip title={fonds ? 'Ctrl+Enter' : captureText.imports.missingFonds}>
          <Button type="primary" disabled={!fonds} loading={running} onClick={() => void submit()}>
            {t.register(toRegister.length)}
          </Button>
        </Tooltip>
      </Flex>
      <DraftTable
        drafts={shown}
        selected={new Set(chosen.map(({ key }) => key))}
        problems={problems}
        departments={options}
        actions={actions}
        onSelectAll={(all) => setSelected(new Set(all ? shown.map(({ key }) => key) : []))}
        onFill={(field) =>
          update((before) => [...filledDown(before.slice(0, SHOWN), field), ...before.slice(SHOWN)])
        }
        onSubmit={() => void submit()}
      />
      {drafts.length > SHOWN && (
        <Typography.Text type="secondary">{t.moreDrafts(drafts.length - SHOWN)}</Typography.Text>
      )}
    </>
  );
}

/** The joined one stands where the first of its parts stood. */
function joinIn(before: readonly IntakeDraft[], keys: ReadonlySet<string>): IntakeDraft[] {
  const one = joined(before.filter(({ key }) => keys.has(key)));
  const at = before.findIndex(({ key }) => keys.has(key));
  const others = before.filter(({ key }) => !keys.has(key));
  return one ? [...others.slice(0, at), one, ...others.slice(at)] : [...before];
}

function useDraftActions(
  update: Drafts['update'],
  setSelected: (change: (before: ReadonlySet<string>) => ReadonlySet<string>) => void,
): DraftActions {
  const queries = useQueryClient();
  return useMemo(() => {
    const change = (key: string, to: (draft: IntakeDraft) => IntakeDraft) =>
      update((before) => before.map((draft) => (draft.key === key ? to(draft) : draft)));
    const throwAway = async ({ files }: IntakeDraft) => {
      await Promise.allSettled(
        files.map(({ uploadId }) => call(discardUpload, { params: { uploadId } })),
      );
      await queries.invalidateQueries({ queryKey: [listUploads.path] });
    };
    return {
      setField: (key, field, value) => change(key, (draft) => withField(draft, field, value)),
      setRole: (key, uploadId, role) =>
        change(key, (draft) => ({
          ...draft,
          files: draft.files.map((file) => (file.uploadId === uploadId ? { ...file, role } : file)),
        })),
      select: (key, chosen) =>
        setSelected((before) => {
          const after = new Set(before);
          if (chosen) after.add(key);
          else after.delete(key);
          return after;
        }),
      split: (key) =>
        update((before) => before.flatMap((draft) => (draft.key === key ? split(draft) : [draft]))),
      discard: (key) =>
        update((before) => {
          const gone = before.find((draft) => draft.key === key);
          if (gone) void throwAway(gone);
          return before.filter((draft) => draft.key !== key);
        }),
    };
  }, [update, setSelected, queries]);
}
