-- マイナポータル 申請管理: what was filed there, as it came, and what happened to it here.
create table procedures.portal_items (
  id uuid primary key default uuidv7(),
  -- 受付番号 of the portal; the same one again is the same item
  portal_number text not null unique check (length(portal_number) between 1 and 60),
  form text not null,
  filed_at timestamptz not null,
  listed_at timestamptz not null,
  state text not null default 'listed' check (state in ('listed', 'quarantined', 'person_unknown', 'incomplete', 'imported')),
  -- a key of the staff's texts, never what the item says
  problem text,
  tries int not null default 0,
  retry_at timestamptz,
  -- the whole item as it came; missing until it could be fetched
  received jsonb,
  person_id uuid references people.persons,
  linked_by uuid references people.staff,
  office_id uuid references people.offices,
  application_id uuid unique references procedures.applications on delete set null,
  imported_at timestamptz,
  check ((state = 'imported') = (imported_at is not null)),
  check (state <> 'imported' or application_id is not null),
  check (state not in ('person_unknown', 'incomplete', 'imported') or received is not null),
  check (state <> 'quarantined' or problem is not null)
);
create index portal_items_open on procedures.portal_items (state, filed_at, id) where state <> 'imported';

-- What the portal is to be told, one after another.
create table procedures.portal_statuses (
  item_id uuid not null references procedures.portal_items,
  -- 1, 2, 3 …: with the portal's number the key under which the portal knows it
  place int not null check (place > 0),
  status text not null check (status in ('arrived', 'processing', 'correction', 'completed', 'refused', 'withdrawn')),
  noted_at timestamptz not null,
  sent_at timestamptz,
  tries int not null default 0,
  retry_at timestamptz,
  problem text,
  primary key (item_id, place)
);
create index portal_statuses_unsent on procedures.portal_statuses (noted_at, item_id, place) where sent_at is null;

-- A later word is never sent before an earlier one.
create function procedures.keep_status_order() returns trigger language plpgsql as $$
begin
  if exists (select from procedures.portal_statuses earlier
              where earlier.item_id = new.item_id and earlier.place < new.place and earlier.sent_at is null) then
    raise exception 'an earlier status has not been sent' using errcode = '23514';
  end if;
  return new;
end $$;
create trigger statuses_in_order before update of sent_at on procedures.portal_statuses
  for each row when (new.sent_at is not null) execute function procedures.keep_status_order();
create trigger sent_statuses_are_frozen before update on procedures.portal_statuses
  for each row when (old.sent_at is not null) execute function procedures.refuse_change();

-- When the portal was last asked for new items, and what came of it.
create table procedures.portal_polls (
  id smallint primary key default 1 check (id = 1),
  asked_at timestamptz,
  answered_at timestamptz,
  problem text
);
insert into procedures.portal_polls default values;
