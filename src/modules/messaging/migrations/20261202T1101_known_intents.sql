-- A campaign fills this table at once. Whoever looks for a batch a moment later must not plan as if it were empty.
grant maintain on messaging.intents to madoguchi_app;
