-- A decision per document gives its reasons per document. 根拠: 行政手続法 第8条第1項
alter table procedures.acts drop constraint acts_give_reasons,
  add constraint acts_give_reasons check (
    reason is not null or (kind = 'decision' and (outcome = 'grant' or (jsonb_array_length(items) > 0
      and not jsonb_path_exists(items,
        '$[*] ? (@.outcome != "grant" && (!exists(@.reason) || @.reason == "" || !exists(@.ground) || @.ground == ""))')))));
