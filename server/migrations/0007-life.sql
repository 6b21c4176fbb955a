-- The whole life of a record (workflows A.8): collected, pre-filed, submitted, checked, accepted.

alter table record drop constraint record_state_check;
alter table record add constraint record_state_check check (state in (
  'draft', 'registered', 'in-handling', 'pre-filed', 'submitted', 'checking', 'returned', 'accepted',
  'filing', 'filed', 'excluded', 'voided'));
-- What was there before this migration was brought in by the archive room or filed by it directly.
alter table record add column received_as text not null default 'holding'
  check (received_as in ('collected', 'holding'));
alter table record alter column received_as drop default;
alter table record add column times_returned integer not null default 0 check (times_returned >= 0);
alter table record add column awaits_number boolean not null generated always as (
  state = 'accepted' or (state = 'registered' and received_as = 'holding')) stored;

-- A clause must be chosen before a record is handed over (workflows A.8, "schedule item chosen");
-- a matter that is not finished is not handed over at all.
alter table record add constraint record_collected_on_the_way check (
  received_as = 'collected'
  or state not in ('in-handling', 'pre-filed', 'submitted', 'checking', 'returned', 'accepted', 'excluded'));

-- "what can be numbered now", for filing, its preview and the workbench.
create index record_awaiting_number on record (fonds_id) where awaits_number;
-- "what waits at this step, per department", for the pre-filing store and the progress of a plan.
create index record_by_step on record (agency_id, department_id, state)
  where state not in ('filed', 'voided');
