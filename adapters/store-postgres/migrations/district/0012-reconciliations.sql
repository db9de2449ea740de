-- Lists held against exports of national systems (名录核对), and the names that subjects bear besides their present one (曾用名、别名).
-- A run that is done is never changed; what is said of its differences is appended, and so are names.

create table reconciliation_run (
  id                text collate "C" primary key,
  district          text collate "C",
  organisation_path text collate "C" not null,
  place_path        text collate "C" not null,
  enterprise        text collate "C",
  by_user           text collate "C" not null,
  at                timestamptz not null,
  recorded_at       timestamptz not null default now(),
  number            text not null unique,
  ledger            text collate "C" not null,
  system            text collate "C" not null,
  system_name       text not null,
  as_of             date not null,
  year              integer,
  filter            text not null,
  series            text collate "C" not null,
  file              text collate "C" not null check (file ~ '^[0-9a-f]{64}$'),
  name              text not null,
  step              text collate "C" not null check (step in ('headings', 'done')),
  edition           text not null,
  counts            text,
  headings          text not null,
  before            text collate "C",
  ledger_row        text collate "C",
  check ((step = 'done') = (counts is not null))
);
create index reconciliation_run_series on reconciliation_run (series, at);
create index reconciliation_run_ledger on reconciliation_run (ledger, at);

-- what came of each line and each row of a run; written once, with the run that they belong to
create table reconciliation_item (
  run         text collate "C" not null references reconciliation_run (id),
  ordinal     integer not null,
  kind        text collate "C" not null check (kind in ('same', 'fields', 'theirs', 'ours', 'perhaps', 'twice', 'unreadable')),
  side        text collate "C" not null check (side in ('both', 'ours', 'theirs')),
  identity    text collate "C" not null,
  matched_by  text collate "C" check (matched_by in ('credit-code', 'code', 'name')),
  line        integer,
  row_id      text collate "C",
  version     text collate "C",
  name        text not null,
  credit_code text collate "C",
  fields      text not null,
  candidates  text not null,
  given       text not null,
  warnings    text not null,
  is_new      boolean not null,
  primary key (run, ordinal)
);
create index reconciliation_item_kind on reconciliation_item (run, kind, ordinal);

create table reconciliation_act (
  id                text collate "C" not null,
  district          text collate "C",
  organisation_path text collate "C" not null,
  place_path        text collate "C" not null,
  enterprise        text collate "C",
  by_user           text collate "C" not null,
  at                timestamptz not null,
  recorded_at       timestamptz not null default now(),
  series            text collate "C" not null,
  identity          text collate "C" not null,
  seq               integer not null check (seq > 0),
  run               text collate "C" not null references reconciliation_run (id),
  ordinal           integer not null,
  move              text collate "C" not null check (move in ('propose', 'confirm', 'return')),
  reason            text collate "C" not null,
  note              text not null,
  target            text collate "C",
  fields            text not null,
  digest            text not null,
  primary key (id, ordinal),
  unique (series, identity, seq)
);

create table subject_name (
  id                text collate "C" primary key,
  district          text collate "C",
  organisation_path text collate "C" not null,
  place_path        text collate "C" not null,
  enterprise        text collate "C",
  by_user           text collate "C" not null,
  at                timestamptz not null,
  recorded_at       timestamptz not null default now(),
  ledger            text collate "C" not null,
  row_id            text collate "C" not null,
  kind              text collate "C" not null check (kind in ('former', 'alias')),
  name              text not null check (name <> ''),
  from_day          text collate "C",
  until_day         text collate "C",
  source            text not null,
  withdraws         text collate "C"
);
create index subject_name_row on subject_name (ledger, row_id, at);
create unique index subject_name_withdraws on subject_name (withdraws) where withdraws is not null;
