-- Bulletins (报表): what was made, how it was moved on, what it said, when drafts are due, and templates. Facts like those of 0001.
-- bulletin_content holds what bulletins said, by the digest of its text: the same content is kept once, and never changed.

create table bulletin (
  id                text collate "C" primary key,
  district          text collate "C",
  organisation_path text collate "C" not null,
  place_path        text collate "C" not null,
  enterprise        text collate "C",
  by_user           text collate "C" not null,
  at                timestamptz not null,
  recorded_at       timestamptz not null default now(),
  kind              text collate "C" not null,
  period            text collate "C" not null,
  line              text collate "C" not null,
  issue             integer not null,
  revises           text collate "C",
  unique (kind, period, issue)
);
create table bulletin_step (
  id                text collate "C" primary key,
  district          text collate "C",
  organisation_path text collate "C" not null,
  place_path        text collate "C" not null,
  enterprise        text collate "C",
  by_user           text collate "C" not null,
  at                timestamptz not null,
  recorded_at       timestamptz not null default now(),
  bulletin          text collate "C" not null,
  seq               integer not null,
  move              text collate "C" not null check (move in ('make', 'refresh', 'submit', 'return', 'publish')),
  from_state        text collate "C",
  to_state          text collate "C" not null check (to_state in ('draft', 'submitted', 'returned', 'published')),
  note              text not null,
  digest            text collate "C" not null,
  template          integer,
  file              text collate "C",
  bytes             bigint,
  unique (bulletin, seq)
);
create table bulletin_content (
  digest      text collate "C" primary key,
  content     text not null,
  recorded_at timestamptz not null default now()
);
create table bulletin_schedule (
  id                text collate "C" primary key,
  district          text collate "C",
  organisation_path text collate "C" not null,
  place_path        text collate "C" not null,
  enterprise        text collate "C",
  by_user           text collate "C" not null,
  at                timestamptz not null,
  recorded_at       timestamptz not null default now(),
  kind              text collate "C" not null,
  seq               integer not null,
  active            boolean not null,
  line              text collate "C" not null,
  day_of_month      integer,
  at24              text collate "C" not null,
  reason            text not null,
  unique (kind, seq)
);
create table bulletin_template (
  id                text collate "C" primary key,
  district          text collate "C",
  organisation_path text collate "C" not null,
  place_path        text collate "C" not null,
  enterprise        text collate "C",
  by_user           text collate "C" not null,
  at                timestamptz not null,
  recorded_at       timestamptz not null default now(),
  kind              text collate "C" not null,
  seq               integer not null,
  act               text collate "C" not null check (act in ('upload', 'use')),
  version           integer not null,
  name              text not null,
  hash              text collate "C",
  bytes             bigint,
  note              text not null,
  unique (kind, seq)
);
