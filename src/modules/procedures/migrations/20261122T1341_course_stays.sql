-- Who was authorised and who was printed, and the course of a case. Only unfiled drafts are deleted, with their course.
revoke update, delete on procedures.subjects, procedures.certificate_subjects from madoguchi_app;
revoke update on procedures.case_events from madoguchi_app;
