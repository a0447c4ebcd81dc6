-- 起案 → 審査 → 決定 → 施行. A row is one 起案, never rewritten: what was examined is what is decided and what goes out.
-- A 起案 that came back is followed by a new row; after 施行 only a further act changes anything (取消・撤回・更正).
create table procedures.acts (
  id uuid primary key default uuidv7(),
  application_id uuid not null references procedures.applications,
  kind text not null check (kind in ('decision', 'extension', 'revocation', 'withdrawal', 'correction')),
  -- what a 取消・撤回・更正 changes: an act that was notified, or a certificate that was issued
  changes_id uuid references procedures.acts,
  certificate_id uuid references procedures.certificates,
  outcome text check (outcome in ('grant', 'partial', 'refuse')),
  route text not null check (route in ('second-check', 'draft')),
  authority text not null check (length(authority) between 1 and 100),
  rank text not null check (rank in ('chief', 'section-head', 'director', 'vice-mayor', 'mayor')),
  ground text not null check (length(ground) between 1 and 1000),
  reason text check (length(reason) between 1 and 4000),
  conditions text check (length(conditions) between 1 and 2000),
  -- amounts and dates that the letter says, and an outcome per document or child
  facts jsonb not null default '{}' check (jsonb_typeof(facts) = 'object'),
  items jsonb not null default '[]' check (jsonb_typeof(items) = 'array'),
  extended_to date,
  -- the words exactly as they go out: title, paragraphs, items, 教示
  letter jsonb not null,
  is_urgent boolean not null default false,

  state text not null check (state in
    ('examining', 'deciding', 'decided', 'effected', 'returned', 'taken_back', 'undone', 'dropped')),
  drafted_by uuid not null references people.staff,
  drafted_at timestamptz not null,
  examined_by uuid references people.staff,
  examined_at timestamptz,
  decided_by uuid references people.staff,
  decided_at timestamptz,
  -- 代決, and 後閲 by the holder afterwards
  is_deputised boolean not null default false,
  deputy_for uuid references people.staff,
  seen_by uuid references people.staff,
  seen_at timestamptz,
  -- 施行 stopped: the person died, moved away, or has no address
  held_for text check (held_for in ('left_register', 'no_address', 'missing_glyphs')),

  -- 施行
  effected_by uuid references people.staff,
  effected_at timestamptz,
  dated_on date,
  document_number text unique,
  verification_code text unique check (verification_code ~ '^[0-9A-HJKMNP-TV-Z]{16}$'),

  -- 根拠: 行政手続法 第8条 (理由の提示)
  constraint acts_give_reasons check (reason is not null or (kind = 'decision' and outcome = 'grant')),
  constraint acts_by_kind check (
    (kind = 'decision') = (outcome is not null)
    and (kind = 'extension') = (extended_to is not null)
    and (kind in ('revocation', 'withdrawal', 'correction')) = (num_nonnulls(changes_id, certificate_id) = 1)
    and num_nonnulls(changes_id, certificate_id) <= 1),
  -- 起案・審査・決定 are three different people
  constraint acts_by_different_people check (
    examined_by is distinct from drafted_by and decided_by is distinct from drafted_by
    and (decided_by is null or decided_by is distinct from examined_by)),
  constraint acts_examined check (num_nulls(examined_by, examined_at) <> 1
    and (route = 'second-check' or examined_by is not null or state in ('examining', 'returned', 'taken_back', 'dropped'))),
  constraint acts_decided check (num_nulls(decided_by, decided_at) <> 1
    and (decided_by is not null or state not in ('decided', 'effected', 'undone'))
    and (decided_by is null or state in ('decided', 'effected', 'undone', 'dropped'))),
  constraint acts_deputised check (decided_by is not null or not is_deputised),
  constraint acts_deputy check (is_deputised or deputy_for is null),
  constraint acts_seen check (num_nulls(seen_by, seen_at) <> 1
    and (seen_by is null or (is_deputised and seen_by <> decided_by))),
  constraint acts_effected check (
    (state = 'effected') = (effected_at is not null)
    and num_nulls(effected_by, effected_at, dated_on, document_number, verification_code) in (0, 5)
    and effected_at >= decided_at)
);

create unique index one_open_act on procedures.acts (application_id) where state in ('examining', 'deciding', 'decided');
-- 延長は一度だけ
create unique index one_extension on procedures.acts (application_id)
where kind = 'extension' and state in ('examining', 'deciding', 'decided', 'effected');
-- an act falls once
create unique index one_end_of_an_act on procedures.acts (coalesce(changes_id, certificate_id))
where kind in ('revocation', 'withdrawal') and state in ('examining', 'deciding', 'decided', 'effected');
create index acts_of_case on procedures.acts (application_id, drafted_at desc, id desc);
create index acts_under_way on procedures.acts (state, drafted_at, id) where state in ('examining', 'deciding', 'decided');
create index acts_to_see on procedures.acts (decided_at, id) where is_deputised and seen_at is null;
create index acts_changing on procedures.acts (changes_id) where changes_id is not null;

-- A 起案 is never rewritten, an ended one never goes on.
create function procedures.keep_act() returns trigger language plpgsql as $$
declare
  fixed constant text[] := array['id', 'application_id', 'kind', 'changes_id', 'certificate_id', 'outcome', 'route',
    'authority', 'rank', 'ground', 'reason', 'conditions', 'facts', 'items', 'extended_to', 'letter', 'is_urgent',
    'drafted_by', 'drafted_at'];
  later constant text[] := array['seen_by', 'seen_at'];
begin
  if exists (select from unnest(fixed) as key where to_jsonb(old) -> key is distinct from to_jsonb(new) -> key) then
    raise exception 'a 起案 is not rewritten' using errcode = '23514';
  end if;
  if old.state in ('effected', 'returned', 'taken_back', 'undone', 'dropped')
     and to_jsonb(old) - later is distinct from to_jsonb(new) - later then
    raise exception 'an ended act is not changed' using errcode = '23514';
  end if;
  if old.decided_by is not null and new.decided_by is distinct from old.decided_by then
    raise exception 'decided once' using errcode = '23514';
  end if;
  return new;
end $$;
create trigger acts_are_kept before update on procedures.acts for each row execute function procedures.keep_act();
revoke delete on procedures.acts from madoguchi_app;

-- What an act changes has been notified, in the same case.
create function procedures.changes_what_stands() returns trigger language plpgsql as $$
begin
  if new.changes_id is not null and not exists (
    select from procedures.acts a
    where a.id = new.changes_id and a.application_id = new.application_id and a.state = 'effected') then
    raise exception 'only what was notified is changed by a further act' using errcode = '23514';
  end if;
  return new;
end $$;
create trigger acts_change_what_stands before insert on procedures.acts
  for each row execute function procedures.changes_what_stands();

-- Who did what, with a note; told on the case's page. Never changed.
create table procedures.act_steps (
  id uuid primary key default uuidv7(),
  act_id uuid not null references procedures.acts,
  at timestamptz not null,
  kind text not null check (kind in
    ('draft', 'examine', 'decide', 'return', 'take_back', 'undo', 'hold', 'effect', 'see', 'drop')),
  staff_id uuid references people.staff,
  note text check (length(note) between 1 and 2000),
  check (kind not in ('return', 'undo') or note is not null),
  check (kind in ('hold', 'drop') or staff_id is not null)
);
create unique index one_step_of_a_kind on procedures.act_steps (act_id, kind)
where kind in ('draft', 'examine', 'decide', 'effect', 'see');
create unique index different_people on procedures.act_steps (act_id, staff_id)
where kind in ('draft', 'examine', 'decide');
create index act_steps_of_act on procedures.act_steps (act_id, at, id);
revoke update, delete on procedures.act_steps from madoguchi_app;
