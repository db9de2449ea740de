-- read keys（只读密钥）: keys that read and nothing else, the browsers they were opened in, and when they were last used.

create table read_key (
  id                text collate "C" primary key,
  district          text collate "C",
  organisation_path text collate "C" not null,
  place_path        text collate "C" not null,
  enterprise        text collate "C",
  by_user           text collate "C" not null,
  at                timestamptz not null,
  recorded_at       timestamptz not null default now(),
  name              text not null,
  use               text collate "C" not null check (use in ('screen', 'sensor-things')),
  key_hash          text collate "C" not null unique,
  until_day         text collate "C"
);
create table read_key_end (
  id                text collate "C" primary key,
  district          text collate "C",
  organisation_path text collate "C" not null,
  place_path        text collate "C" not null,
  enterprise        text collate "C",
  by_user           text collate "C" not null,
  at                timestamptz not null,
  recorded_at       timestamptz not null default now(),
  key               text collate "C" not null unique references read_key (id),
  reason            text not null
);
create table read_key_session (
  token_hash        text collate "C" primary key,
  key               text collate "C" not null references read_key (id),
  opened_at         timestamptz not null,
  address           text not null,
  agent             text not null
);
-- no record of an act: the latest use replaces the one before
create table read_key_seen (
  key               text collate "C" primary key references read_key (id),
  at                timestamptz not null,
  address           text not null
);
