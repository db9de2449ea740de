-- The monitoring network (监测网络): what points are for, water bodies, laboratories, days of sand and dust, and how figures are made. Facts like those of 0001.

create table point_profile (
  id                text collate "C" primary key,
  district          text collate "C",
  organisation_path text collate "C" not null,
  place_path        text collate "C" not null,
  enterprise        text collate "C",
  by_user           text collate "C" not null,
  at                timestamptz not null,
  recorded_at       timestamptz not null default now(),
  point             text collate "C" not null,
  seq               integer not null,
  from_day          text collate "C" not null,
  network           text collate "C",
  method            text collate "C" not null check (method in ('automatic', 'manual')),
  evaluated         boolean not null,
  body              text collate "C",
  chainage          text collate "C",
  function_zone     text not null,
  target_class      text collate "C",
  protection        text collate "C" not null,
  items             text[] not null,
  calendar          text collate "C",
  laboratory        text collate "C",
  limits            text not null,
  note              text not null,
  unique (point, seq)
);

create table water_body (
  id                text collate "C" primary key,
  district          text collate "C",
  organisation_path text collate "C" not null,
  place_path        text collate "C" not null,
  enterprise        text collate "C",
  by_user           text collate "C" not null,
  at                timestamptz not null,
  recorded_at       timestamptz not null default now(),
  body              text collate "C" not null,
  seq               integer not null,
  kind              text collate "C" not null,
  name_zh           text not null,
  name_en           text not null,
  place             text collate "C",
  target_class      text collate "C",
  note              text not null,
  active            boolean not null,
  unique (body, seq)
);

create table laboratory (
  id                text collate "C" primary key,
  district          text collate "C",
  organisation_path text collate "C" not null,
  place_path        text collate "C" not null,
  enterprise        text collate "C",
  by_user           text collate "C" not null,
  at                timestamptz not null,
  recorded_at       timestamptz not null default now(),
  laboratory        text collate "C" not null,
  seq               integer not null,
  name              text not null,
  credit_code       text collate "C" not null,
  certificate       text not null,
  valid_from        text collate "C" not null,
  valid_until       text collate "C" not null,
  items             text[] not null,
  contact           text not null,
  active            boolean not null,
  unique (laboratory, seq)
);

-- The latest fact of a day counts: a declaration, or its withdrawal.
create table sandstorm_day (
  id                text collate "C" primary key,
  district          text collate "C",
  organisation_path text collate "C" not null,
  place_path        text collate "C" not null,
  enterprise        text collate "C",
  by_user           text collate "C" not null,
  at                timestamptz not null,
  recorded_at       timestamptz not null default now(),
  day               text collate "C" not null,
  declared          boolean not null,
  document          text not null,
  evidence          text[] not null,
  reason            text not null
);
create index sandstorm_day_day on sandstorm_day (day, at);

create table monitoring_settings (
  id                text collate "C" primary key,
  district          text collate "C",
  organisation_path text collate "C" not null,
  place_path        text collate "C" not null,
  enterprise        text collate "C",
  by_user           text collate "C" not null,
  at                timestamptz not null,
  recorded_at       timestamptz not null default now(),
  seq               integer not null unique,
  figures           text,
  editions          text not null,
  quality           text,
  reason            text not null
);
