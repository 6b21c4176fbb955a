-- Work that runs by itself for hours goes beside what people wait for, and never before it.
alter table job_run add column behind boolean not null default false;
comment on column job_run.behind is 'Done in a lane of its own: nobody who asked for something else waits for it.';
