-- How far each field of a draft has come: what stands in its inputs and is no answer yet, and how often it was written.
-- A window that shows an older version learns of it before it writes.
create table procedures.typed_fields (
  application_id uuid not null references procedures.applications on delete cascade,
  field_id text not null check (length(field_id) between 1 and 100),
  row_id text not null default '' check (length(row_id) <= 100),
  -- a list of texts; null where what was typed last has become the answer
  typed jsonb check (jsonb_typeof(typed) = 'array' and octet_length(typed::text) <= 60000),
  version int not null default 1 check (version > 0),
  -- the window that wrote last: it is never in its own way
  written_in text not null check (length(written_in) <= 64),
  updated_at timestamptz not null,
  primary key (application_id, field_id, row_id)
);

-- What is no answer never gets into what is signed or filed.
create function procedures.refuse_typing_after_draft() returns trigger language plpgsql as $$
begin
  if not exists (select from procedures.applications a where a.id = new.application_id and a.state = 'draft') then
    raise exception 'only a draft is typed in' using errcode = '23514';
  end if;
  return new;
end $$;
create trigger typed_in_drafts before insert or update on procedures.typed_fields for each row
  when (new.typed is not null) execute function procedures.refuse_typing_after_draft();
