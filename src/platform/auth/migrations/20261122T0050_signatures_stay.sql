-- What was signed is proof; it is never changed by the program.
revoke update, delete on auth.signatures from madoguchi_app;
