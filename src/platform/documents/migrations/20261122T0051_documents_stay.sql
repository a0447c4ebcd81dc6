-- An issued document and whose data stand on it are never changed or taken away by the program.
revoke delete on platform.documents, platform.document_subjects from madoguchi_app;
