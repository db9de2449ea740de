-- One district (一个区县一个模式). Facts are appended and never changed; a correction is a new row that names the old one.
-- No schema is named here: the search_path decides. Nothing newer than PostgreSQL 15; no triggers, no rules.
-- `at` is the server's instant of recording as the fact states it; `recorded_at` is the store's own witness.
-- Decimals are text: "12.30" comes back as "12.30". Days are text YYYY-MM-DD, official days of Beijing.
-- Facts reference facts without foreign keys: a foreign key check needs UPDATE privilege on the row it points to,
-- and that privilege is taken away from everybody here. The one write path checks that what is named exists.

create table pack_version (
  ordinal     integer primary key,
  hash        text collate "C" not null,
  pack        text not null,
  recorded_at timestamptz not null default now()
);

create table organisation (
  pack_ordinal integer not null,
  id           text collate "C" not null,
  path         text collate "C" not null,
  kind         text collate "C" not null,
  name_zh      text not null,
  name_en      text not null,
  pinyin_key   text collate "C" not null,
  primary key (pack_ordinal, id)
);
create index organisation_pinyin on organisation (pack_ordinal, pinyin_key);

create table place (
  pack_ordinal     integer not null,
  id               text collate "C" not null,
  path             text collate "C" not null,
  kind             text collate "C" not null,
  name_zh          text not null,
  name_en          text not null,
  pinyin_key       text collate "C" not null,
  approximate      boolean,
  geometry_geojson text,
  west             double precision,
  south            double precision,
  east             double precision,
  north            double precision,
  primary key (pack_ordinal, id)
);
create index place_pinyin on place (pack_ordinal, pinyin_key);
create index place_box on place (pack_ordinal, west, east);

create table reported_value (
  id                text collate "C" primary key,
  district          text collate "C",
  organisation_path text collate "C" not null,
  place_path        text collate "C" not null,
  enterprise        text collate "C",
  by_user           text collate "C" not null,
  at                timestamptz not null,
  recorded_at       timestamptz not null default now(),
  plan              text collate "C" not null,
  indicator         text collate "C" not null,
  period            text collate "C" not null,
  value             text collate "C" not null,
  unit              text not null,
  origin            text collate "C" not null,
  document          text not null,
  note              text not null,
  evidence          text[] not null,
  corrects          text collate "C",
  reason            text not null
);
create index reported_value_indicator on reported_value (plan, indicator, at);

create table review (
  id                text collate "C" primary key,
  district          text collate "C",
  organisation_path text collate "C" not null,
  place_path        text collate "C" not null,
  enterprise        text collate "C",
  by_user           text collate "C" not null,
  at                timestamptz not null,
  recorded_at       timestamptz not null default now(),
  value_id          text collate "C" not null unique,
  decision          text collate "C" not null check (decision in ('accept', 'return')),
  note              text not null
);

create table assignment (
  id                text collate "C" primary key,
  district          text collate "C",
  organisation_path text collate "C" not null,
  place_path        text collate "C" not null,
  enterprise        text collate "C",
  by_user           text collate "C" not null,
  at                timestamptz not null,
  recorded_at       timestamptz not null default now(),
  plan              text collate "C" not null,
  indicator         text collate "C" not null,
  year              integer not null,
  op                text collate "C" not null,
  value             text collate "C" not null,
  document          text not null,
  document_day      text collate "C" not null
);
create index assignment_plan on assignment (plan, indicator, year);

create table progress (
  id                text collate "C" primary key,
  district          text collate "C",
  organisation_path text collate "C" not null,
  place_path        text collate "C" not null,
  enterprise        text collate "C",
  by_user           text collate "C" not null,
  at                timestamptz not null,
  recorded_at       timestamptz not null default now(),
  plan              text collate "C" not null,
  project           text collate "C" not null,
  day               text collate "C" not null,
  percent           text collate "C",
  state             text collate "C" not null,
  paid_wan          text collate "C",
  note              text not null,
  evidence          text[] not null
);
create index progress_project on progress (plan, project, day);

-- The last number issued in a year. The row is locked while a number is issued; a rolled-back transaction leaves no gap.
create table duty_counter (
  year integer primary key,
  last integer not null
);

create table duty (
  id                text collate "C" primary key,
  district          text collate "C",
  organisation_path text collate "C" not null,
  place_path        text collate "C" not null,
  enterprise        text collate "C",
  by_user           text collate "C" not null,
  at                timestamptz not null,
  recorded_at       timestamptz not null default now(),
  number            text collate "C" not null unique,
  year              integer not null,
  seq_in_year       integer not null,
  title             text not null,
  text              text not null,
  kind              text collate "C" not null,
  cause_rule        text collate "C" not null,
  cause_subject     text collate "C" not null,
  cause_period      text collate "C" not null,
  cause_zh          text not null,
  cause_en          text not null,
  holder            text collate "C" not null,
  approver          text collate "C",
  opened_day        text collate "C" not null,
  working_days      integer not null,
  due_day           text collate "C" not null,
  unique (year, seq_in_year),
  unique (cause_rule, cause_subject, cause_period)
);
create index duty_organisation on duty (organisation_path);
create index duty_place on duty (place_path);

create table duty_step (
  id                text collate "C" primary key,
  district          text collate "C",
  organisation_path text collate "C" not null,
  place_path        text collate "C" not null,
  enterprise        text collate "C",
  by_user           text collate "C" not null,
  at                timestamptz not null,
  recorded_at       timestamptz not null default now(),
  duty              text collate "C" not null,
  seq               integer not null,
  move              text collate "C" not null,
  from_state        text collate "C",
  to_state          text collate "C" not null,
  note              text not null,
  evidence          text[] not null,
  holder            text collate "C" not null,
  due_day           text collate "C" not null,
  unique (duty, seq)
);

create table report (
  id                text collate "C" primary key,
  district          text collate "C",
  organisation_path text collate "C" not null,
  place_path        text collate "C" not null,
  enterprise        text collate "C",
  by_user           text collate "C" not null,
  at                timestamptz not null,
  recorded_at       timestamptz not null default now(),
  plan              text collate "C" not null,
  title             text not null,
  kind              text collate "C" not null,
  day               text collate "C" not null,
  known             text collate "C" not null,
  hash              text collate "C" not null,
  bytes             bigint not null
);

create table published_figure (
  id                text collate "C" primary key,
  district          text collate "C",
  organisation_path text collate "C" not null,
  place_path        text collate "C" not null,
  enterprise        text collate "C",
  by_user           text collate "C" not null,
  at                timestamptz not null,
  recorded_at       timestamptz not null default now(),
  subject           text collate "C" not null,
  value             text collate "C",
  unit              text not null,
  lineage           text not null,
  report            text collate "C" not null
);
create index published_figure_report on published_figure (report);

create table layer (
  id                text collate "C" primary key,
  district          text collate "C",
  organisation_path text collate "C" not null,
  place_path        text collate "C" not null,
  enterprise        text collate "C",
  by_user           text collate "C" not null,
  at                timestamptz not null,
  recorded_at       timestamptz not null default now(),
  title             text not null,
  crs               text collate "C" not null,
  features          text not null,
  count             integer not null
);

create table evidence (
  id                text collate "C" primary key,
  district          text collate "C",
  organisation_path text collate "C" not null,
  place_path        text collate "C" not null,
  enterprise        text collate "C",
  by_user           text collate "C" not null,
  at                timestamptz not null,
  recorded_at       timestamptz not null default now(),
  hash              text collate "C" not null,
  name              text not null,
  type              text collate "C" not null,
  bytes             bigint not null,
  thumbnail         boolean not null
);
create index evidence_hash on evidence (hash);

create table audit_entry (
  seq        integer primary key,
  at         timestamptz not null,
  actor      text collate "C" not null,
  actor_name text not null,
  address    text not null,
  action     text collate "C" not null,
  subject    text not null,
  result     text collate "C" not null check (result in ('done', 'refused', 'failed')),
  detail     text not null,
  algorithm  text collate "C" not null,
  previous   text collate "C" not null,
  hash       text collate "C" not null
);
create index audit_entry_actor on audit_entry (actor, seq);
create index audit_entry_action on audit_entry (action, seq);

-- One row: the last link. Every writer locks it first, so sequence and chain have no gap and no fork.
create table audit_head (
  single boolean primary key default true check (single),
  seq    integer not null,
  hash   text collate "C" not null
);
insert into audit_head (seq, hash) values (0, repeat('0', 64));
