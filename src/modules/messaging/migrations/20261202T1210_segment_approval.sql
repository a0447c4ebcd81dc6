-- A version is drafted, submitted and approved by somebody else; then it is as it is.
alter table messaging.segment_versions
  add column submitted_by uuid,
  add column submitted_at timestamptz,
  -- why it went back to the draft the last time
  add column returned_why text check (length(returned_why) between 1 and 400),
  -- everybody who had a hand in the draft
  add column written_by uuid[] not null default '{}',
  add check (not (approved_by = any (written_by))),
  add check ((submitted_by is null) = (submitted_at is null)),
  add check (approved_at is null or submitted_at is not null),
  add check (approved_by <> submitted_by);
create unique index one_open_version on messaging.segment_versions (segment_id) where approved_at is null;
create index versions_submitted on messaging.segment_versions (submitted_at) where approved_at is null and submitted_at is not null;

create function messaging.keep_segment_version() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.approved_at is not null then
    raise exception 'an approved version is never changed' using errcode = '23514';
  end if;
  if old.submitted_at is not null and new.submitted_at is not null
    and (new.definition, new.uses_register, new.purpose, new.ground, new.ground_reason, new.valid_from, new.valid_to,
      new.drafted_by, new.written_by, new.submitted_by, new.submitted_at)
    is distinct from (old.definition, old.uses_register, old.purpose, old.ground, old.ground_reason, old.valid_from,
      old.valid_to, old.drafted_by, old.written_by, old.submitted_by, old.submitted_at) then
    raise exception 'what was submitted goes back to the draft before it changes' using errcode = '23514';
  end if;
  return new;
end $$;
create trigger segment_version_is_kept before update or delete on messaging.segment_versions
  for each row execute function messaging.keep_segment_version();

-- What a campaign may use: an approved version in its period, and outside the purpose of the register one campaign only.
-- 根拠: 個人情報の保護に関する法律 第69条第2項 (臨時の利用). A correction goes to those who were addressed already.
create function messaging.keep_segment_use() returns trigger language plpgsql as $$
declare
  version messaging.segment_versions;
  used_on date := (coalesce(new.materialised_at, new.send_at) at time zone 'Asia/Tokyo')::date;
begin
  if new.segment_version_id is null or new.corrects is not null or new.state in ('withdrawn', 'expired', 'done', 'braked') then
    return new;
  end if;
  if tg_op = 'UPDATE' and (new.segment_version_id, new.state, new.send_at) is not distinct from
    (old.segment_version_id, old.state, old.send_at) then
    return new;
  end if;
  -- two campaigns that take the same version at the same moment wait for each other
  select * into version from messaging.segment_versions where id = new.segment_version_id for update;
  if version.ground like '69-2-%' and exists (
    select from messaging.campaigns c
    where c.segment_version_id = new.segment_version_id and c.id <> new.id and c.corrects is null
      and (c.state not in ('withdrawn', 'expired') or c.materialised_at is not null)) then
    raise exception 'outside the purpose a version serves one campaign' using errcode = '23514',
      constraint = 'segment_serves_one_campaign';
  end if;
  if new.state in ('submitted', 'approved', 'sending') then
    if version.approved_at is null then
      raise exception 'the version is not approved' using errcode = '23514', constraint = 'segment_is_approved';
    end if;
    if used_on < version.valid_from or used_on >= version.valid_to then
      raise exception 'the version is not valid on that day' using errcode = '23514', constraint = 'segment_is_valid';
    end if;
  end if;
  return new;
end $$;
create trigger segment_use_is_kept before insert or update on messaging.campaigns
  for each row execute function messaging.keep_segment_use();
create index campaigns_of_version on messaging.campaigns (segment_version_id) where segment_version_id is not null;

-- Shown once, they are what later questions are compared with.
revoke update, delete on messaging.previews from madoguchi_app;
create index previews_fresh on messaging.previews (coalesce(shown, 0), at) where is_fresh;
create index previews_of_question on messaging.previews (md5(definition::text), at);
create index previews_of_staff on messaging.previews (staff_id, at);
