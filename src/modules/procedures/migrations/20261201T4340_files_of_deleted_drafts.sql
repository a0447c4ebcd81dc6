-- Drafts that were deleted before their files went with them.
delete from platform.files f
 where f.owner_kind = 'procedures.application'
   and not exists (select from procedures.applications a where a.id = f.owner_id);
