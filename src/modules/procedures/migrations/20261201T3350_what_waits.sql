-- Whether an answer came or a proposal was sent back is asked for each of somebody's cases: without these every one of them
-- would read all corrections and all decisions.
create index corrections_of_application on procedures.corrections (application_id, answered_at);
create index decisions_of_application on procedures.decisions (application_id, proposed_at desc, id desc);
