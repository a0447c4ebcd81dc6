-- A program of an organisation or of an office acts in its own name.
alter table platform.audit
  add column client_id uuid,
  drop constraint audit_actor_kind_check,
  add constraint audit_actor_kind_check check (actor_kind in ('anonymous', 'resident', 'staff', 'client', 'system')),
  add constraint audit_client_is_named check ((actor_kind = 'client') = (client_id is not null)) not valid;
