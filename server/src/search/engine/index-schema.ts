/** Raise it with every change of the tables, of `gramsOf` or of `matchTextOf`: old files are then fed anew. */
export const SCHEMA_VERSION = 1;

/** Marks the file as ours ("LTSI"), so that another database at this path is not taken for an index. */
export const APPLICATION_ID = 0x4c545349;

export const schema = `
  -- One row. discarded: why the file before this one was thrown away. change counts batches: a reader loads what is later than what it has seen.
  create table stamp (
    build text not null,
    change integer not null,
    complete integer not null,
    discarded text
  );
  -- What filters, facets, order and visibility need. A removed record keeps its row, with live = 0,
  -- so that other readers learn of it and its key never means another record.
  create table record (
    key integer primary key,
    id text not null unique,
    change integer not null,
    live integer not null,
    agency text, department text, department_name text, fonds text,
    category text, year integer, retention text, creator text,
    security_level text, security_rank integer, filed integer, day integer
  );
  create index record_changed_since on record (change);
  -- The texts as they came, for highlighting. content is compressed.
  create table wording (
    key integer primary key,
    title text not null, document_number text, creator text,
    archival_code text, temporary_number text, content blob
  );
  create virtual table gram using fts5 (
    title, document_number, creator, archival_code, temporary_number, content,
    content = '', contentless_delete = 1, tokenize = 'ascii'
  );
`;
