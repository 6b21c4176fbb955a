-- What a batch is accepted by: the check of the four properties that was made of it.

alter table submission add column run_id uuid not null references check_run;
comment on column submission.run_id is 'The check of this batch by the items of the filing stage (DA/T 70-2018); its newest results are the gate of acceptance.';
