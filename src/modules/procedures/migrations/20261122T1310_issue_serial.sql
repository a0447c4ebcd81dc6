create sequence procedures.issue_serial;
