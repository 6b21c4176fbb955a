-- && on arrays is not leakproof, so that PostgreSQL asks the policy of text_signature first and the index
-- by band never: each comparison read every text of the archive. The owner's function asks the index; it
-- answers the archive itself and nobody else.
create function texts_sharing_band(bands integer[], of_fonds uuid, but_of_record uuid)
  returns table (component_id uuid, record_id uuid, sketch integer[])
  language sql stable security definer set search_path = public, pg_temp
  begin atomic
    select text.component_id, text.record_id, text.sketch from text_signature as text
    where (select actor_is_system())
      and text.bands && texts_sharing_band.bands and text.fonds_id = of_fonds and text.record_id <> but_of_record;
  end;
revoke all on function texts_sharing_band from public;
grant execute on function texts_sharing_band to lantai_runtime;

-- Without pg_temp at its end a path is searched after the session's own temporary tables.
alter function note_for_search() set search_path = public, pg_temp;
alter function queue_all_for_search() set search_path = public, pg_temp;
