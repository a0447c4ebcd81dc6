-- A text of an office can also begin an answer to a question of a resident.
alter table procedures.letter_texts drop constraint letter_texts_kind_check;
alter table procedures.letter_texts add constraint letter_texts_kind_check check (kind in ('correction', 'refusal', 'answer'));
