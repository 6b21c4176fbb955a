-- 存储跟进: what the catalogue knows now is written into the store after it, so that a catalogue can be made from
-- the store alone. server/src/preservation/following/told-by-store.ts has the same list, with every other table and
-- why it is not told; following.test.ts holds the two together.

create table store_outbox (
  id         bigint generated always as identity primary key,
  -- What of the store has to tell of the change: a record's object, an agency's, that of one proceeding.
  kind       text not null,
  subject_id uuid not null,
  agency_id  uuid,
  noted_by   uuid,
  noted_at   timestamptz not null default now(),
  -- Why the object could not be written the last time, and until when it is left alone.
  fault      text,
  not_before timestamptz,
  constraint store_outbox_fault_waits check ((fault is null) = (not_before is null))
);
comment on table store_outbox is 'Objects of the store that do not say yet what the catalogue knows. Filled by triggers, so that no command can forget.';
-- Which object waits longest, and has it been left alone since?
create index store_outbox_by_subject on store_outbox (kind, subject_id);

alter table store_outbox enable row level security;
create policy store_outbox_follower on store_outbox using (actor_is_system()) with check (actor_is_system());
grant select, update, delete on store_outbox to lantai_runtime;

-- One row for each subject that a statement touched. Arguments: kind, column of the subject, and where the column
-- names a row of another table that has the subject: that table and its column.
-- Of records only those are noted that have an object, or had one.
create function note_for_store() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  subject text := format('changed.%I', tg_argv[1]);
  nobody  text := quote_literal('00000000-0000-0000-0000-000000000000');
begin
  if tg_nargs > 2 then
    subject := format('(select parent.%I from %I parent where parent.id = changed.%I)', tg_argv[3], tg_argv[2], tg_argv[1]);
  end if;
  if tg_argv[0] = 'record' then
    execute format($sql$
      insert into store_outbox (kind, subject_id, agency_id, noted_by)
      select distinct case record.state when 'destroyed' then 'destroyed' else 'record' end,
        case record.state when 'destroyed' then record.agency_id else record.id end, record.agency_id, actor_person()
      from changed join record on record.id = %s
      where record.state in ('filed', 'transferred', 'destroyed')$sql$, subject);
  elsif tg_argv[0] = 'archive' then
    execute format($sql$
      insert into store_outbox (kind, subject_id, noted_by)
      select 'archive', %s::uuid, actor_person() where exists (select from changed)$sql$, nobody);
  elsif tg_argv[0] = 'agency' then
    execute format($sql$
      insert into store_outbox (kind, subject_id, agency_id, noted_by)
      select distinct case when changed.agency_id is null then 'archive' else 'agency' end,
        coalesce(changed.agency_id, %s::uuid), changed.agency_id, actor_person() from changed$sql$, nobody);
  else
    execute format($sql$
      insert into store_outbox (kind, subject_id, agency_id, noted_by)
      select distinct %L, %s, changed.agency_id, actor_person() from changed where %2$s is not null$sql$, tg_argv[0], subject);
  end if;
  return null;
end $$;

-- Has a table followed: three triggers, one for each way in which rows change. For this and later migrations.
create procedure follow_in_store(of_table text, kind text, of_column text, through_table text default null, through_column text default null)
language plpgsql set search_path = public, pg_temp as $$
declare
  arguments text := concat_ws(', ', quote_literal(kind), quote_literal(of_column),
    quote_literal(through_table), quote_literal(through_column));
begin
  execute format('create trigger %I after insert on %I referencing new table as changed
    for each statement execute function note_for_store(%s)', of_table || '_told_when_made_' || of_column, of_table, arguments);
  execute format('create trigger %I after update on %I referencing new table as changed
    for each statement execute function note_for_store(%s)', of_table || '_told_when_changed_' || of_column, of_table, arguments);
  execute format('create trigger %I after delete on %I referencing old table as changed
    for each statement execute function note_for_store(%s)', of_table || '_told_when_gone_' || of_column, of_table, arguments);
end $$;
revoke execute on procedure follow_in_store(text, text, text, text, text) from public;

do $$
declare
  told record;
begin
  for told in select * from (values
    ('account', 'archive', 'id', null, null),
    ('org_unit', 'archive', 'id', null, null),
    ('person', 'archive', 'id', null, null),
    ('role_grant', 'archive', 'id', null, null),
    ('security_setting', 'archive', 'key', null, null),

    ('acquisition_agreement', 'agency', 'agency_id', null, null),
    ('acquisition_plan', 'agency', 'agency_id', null, null),
    ('appraisal_setting', 'agency', 'agency_id', null, null),
    ('archiving_plan', 'agency', 'agency_id', null, null),
    ('archivist_post', 'agency', 'agency_id', null, null),
    ('box', 'agency', 'agency_id', null, null),
    ('check_policy', 'agency', 'agency_id', null, null),
    ('class_head', 'agency', 'agency_id', null, null),
    ('class_order', 'agency', 'agency_id', null, null),
    ('classification_scheme', 'agency', 'agency_id', null, null),
    ('code_rule', 'agency', 'agency_id', null, null),
    ('collection_setting', 'agency', 'agency_id', null, null),
    ('deadline_rule', 'agency', 'agency_id', null, null),
    ('description_profile', 'agency', 'agency_id', null, null),
    ('dossier_paper', 'agency', 'agency_id', null, null),
    ('explained_gap', 'agency', 'agency_id', null, null),
    ('fonds', 'agency', 'agency_id', null, null),
    ('hand_over', 'agency', 'agency_id', null, null),
    ('holiday', 'agency', 'agency_id', null, null),
    ('holiday_year', 'agency', 'agency_id', null, null),
    ('matter', 'agency', 'agency_id', null, null),
    ('month_end_check', 'agency', 'agency_id', null, null),
    ('number_explanation', 'agency', 'agency_id', null, null),
    ('plan_line', 'agency', 'agency_id', null, null),
    ('refused_material', 'agency', 'agency_id', null, null),
    ('reserved_range', 'agency', 'agency_id', null, null),
    ('retention_item', 'agency', 'agency_id', null, null),
    ('retention_schedule', 'agency', 'agency_id', null, null),
    ('schedule_confirmation', 'agency', 'agency_id', null, null),
    ('schedule_exception', 'agency', 'agency_id', null, null),
    ('source_organisation', 'agency', 'agency_id', null, null),
    ('source_party', 'agency', 'agency_id', null, null),
    ('source_system', 'agency', 'agency_id', null, null),
    ('storage_strategy', 'agency', 'agency_id', null, null),
    ('submission_number_head', 'agency', 'agency_id', null, null),
    ('temporary_number_head', 'agency', 'agency_id', null, null),
    ('transfer_rule', 'agency', 'agency_id', null, null),

    ('record', 'record', 'id', null, null),
    ('component', 'record', 'record_id', null, null),
    ('acquired_record', 'record', 'record_id', null, null),
    ('allocated_code', 'record', 'record_id', null, null),
    ('circulation', 'record', 'record_id', null, null),
    ('circulation_recipient', 'record', 'record_id', null, null),
    ('delivery', 'record', 'record_id', null, null),
    ('delivery_component', 'record', 'delivery_id', 'delivery', 'record_id'),
    ('destroyed_record', 'record', 'record_id', null, null),
    ('duplicate_judgment', 'record', 'record_high', null, null),
    ('duplicate_judgment', 'record', 'record_low', null, null),
    ('field_change', 'record', 'record_id', null, null),
    ('former_code', 'record', 'record_id', null, null),
    ('hold', 'record', 'record_id', null, null),
    ('out_of_scope_case', 'record', 'record_id', null, null),
    ('paper_receipt', 'record', 'record_id', null, null),
    ('proposal', 'record', 'record_id', null, null),
    ('proposal_decision', 'record', 'proposal_id', 'proposal', 'record_id'),
    ('record_agent', 'record', 'record_id', null, null),
    ('record_business', 'record', 'record_id', null, null),
    ('record_relation', 'record', 'first_id', null, null),
    ('record_relation', 'record', 'second_id', null, null),

    ('appraisal_batch', 'appraisal-batch', 'id', null, null),
    ('appraisal_item', 'appraisal-batch', 'batch_id', null, null),
    ('appraisal_opinion', 'appraisal-batch', 'item_id', 'appraisal_item', 'batch_id'),
    ('check_run', 'check-run', 'id', null, null),
    ('check_run_record', 'check-run', 'run_id', null, null),
    ('check_result', 'check-run', 'run_id', null, null),
    ('conversion_run', 'conversion-run', 'id', null, null),
    ('conversion', 'conversion-run', 'run_id', null, null),
    ('destruction_list', 'destruction-list', 'id', null, null),
    ('destruction_item', 'destruction-list', 'list_id', null, null),
    ('destruction_signature', 'destruction-list', 'list_id', null, null),
    ('edit_batch', 'edit-batch', 'id', null, null),
    ('edit_batch_row', 'edit-batch', 'batch_id', null, null),
    ('hot_folder_package', 'hot-folder-package', 'id', null, null),
    ('import_run', 'import-run', 'id', null, null),
    ('import_file', 'import-run', 'import_id', null, null),
    ('import_finding', 'import-run', 'import_id', null, null),
    ('memoir', 'memoir', 'id', null, null),
    ('memoir_version', 'memoir', 'memoir_id', null, null),
    ('memoir_reference', 'memoir', 'version_id', 'memoir_version', 'memoir_id'),
    ('reconciliation_run', 'reconciliation-run', 'id', null, null),
    ('reconciliation_finding', 'reconciliation-run', 'run_id', null, null),
    ('register_sheet', 'register-sheet', 'id', null, null),
    ('register_record', 'register-sheet', 'register_id', null, null),
    ('renumbering', 'renumbering', 'id', null, null),
    ('renumbering_item', 'renumbering', 'renumbering_id', null, null),
    ('submission', 'submission', 'id', null, null),
    ('submission_item', 'submission', 'submission_id', null, null),
    ('transfer_batch', 'transfer-batch', 'id', null, null),
    ('transfer_item', 'transfer-batch', 'batch_id', null, null),
    ('transfer_sheet', 'transfer-batch', 'batch_id', null, null),
    ('transfer_step', 'transfer-batch', 'batch_id', null, null),
    ('volume', 'volume', 'id', null, null),
    ('volume_item', 'volume', 'volume_id', null, null)
  ) as list (of_table, kind, of_column, through_table, through_column) loop
    call follow_in_store(told.of_table, told.kind, told.of_column, told.through_table, told.through_column);
  end loop;
end $$;

-- For an archive that was there before: everything is told once, and what is told already costs no version.
create function queue_all_for_store() returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare
  told record;
begin
  insert into store_outbox (kind, subject_id) values ('archive', '00000000-0000-0000-0000-000000000000');
  insert into store_outbox (kind, subject_id, agency_id) select 'agency', id, id from org_unit where kind = 'agency';
  insert into store_outbox (kind, subject_id, agency_id)
    select 'record', id, agency_id from record where state in ('filed', 'transferred') order by filed_at, id;
  insert into store_outbox (kind, subject_id, agency_id)
    select distinct 'destroyed', agency_id, agency_id from record where state = 'destroyed';
  -- Every table whose own rows are subjects: the heads of proceedings.
  for told in select distinct tgrelid::regclass::text as of_table, split_part(encode(tgargs, 'escape'), '\000', 1) as kind
    from pg_trigger where tgfoid = 'note_for_store'::regproc and split_part(encode(tgargs, 'escape'), '\000', 2) = 'id'
      and split_part(encode(tgargs, 'escape'), '\000', 1) not in ('archive', 'record') loop
    execute format('insert into store_outbox (kind, subject_id, agency_id) select %L, id, agency_id from %I', told.kind, told.of_table);
  end loop;
end $$;
revoke execute on function queue_all_for_store() from public;
do $$ begin if exists (select from org_unit) then perform queue_all_for_store(); end if; end $$;
