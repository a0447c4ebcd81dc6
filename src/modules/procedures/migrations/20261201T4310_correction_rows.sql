-- What a person has prepared of their answer to a 補正 and not sent yet: answers as typed, rows that come and rows that go.
-- It ends with the question. Keys of what is asked for are besides 'group.add' and 'group.remove'.
alter table procedures.corrections add column draft jsonb;
alter table procedures.corrections add constraint corrections_draft check (draft is null or answered_at is null);
