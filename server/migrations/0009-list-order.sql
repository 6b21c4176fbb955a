-- Lists in the order an archivist expects: Chinese by pinyin, numbers inside a text by their value, so that
-- 〔2020〕9 comes before 〔2020〕10 (workflows K.1, 3).

do $$ begin
  create collation natural_chinese (provider = icu, locale = 'zh-u-kn-true');
exception when others then
  -- A PostgreSQL built without ICU sorts by code point; nothing else depends on it.
  create collation natural_chinese from "C";
end $$;
