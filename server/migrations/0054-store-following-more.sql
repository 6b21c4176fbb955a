-- 存储跟进: the tables of the migrations that came beside 0043.

call follow_in_store('format_decision', 'agency', 'agency_id');
call follow_in_store('inspection_policy', 'agency', 'agency_id');
call follow_in_store('role_narrowing', 'agency', 'agency_id');
call follow_in_store('weakness_scan', 'agency', 'agency_id');
call follow_in_store('check_evidence', 'check-run', 'run_id');
call follow_in_store('kept_check_report', 'check-run', 'run_id');
call follow_in_store('export_run', 'export-run', 'id');
call follow_in_store('fixity_run', 'fixity-run', 'id');
call follow_in_store('fixity_finding', 'fixity-run', 'run_id');
call follow_in_store('offline_medium', 'offline-medium', 'id');
call follow_in_store('offline_medium_file', 'offline-medium', 'medium_id');
call follow_in_store('offline_reading', 'offline-medium', 'medium_id');

-- An archive that was there before had these without being told of them.
do $$ begin if exists (select from org_unit) then perform queue_all_for_store(); end if; end $$;
