-- Alarms (报警). What the machine wrote is never changed: alarm, alarm_event. How an alarm stands (alarm_now) is made of that and of people's steps, and kept for quick lists.
-- What people set and do are facts: alarm_rule, alarm_settings, alarm_webhook, alarm_step, shift_act, enforcement_clue.

create table alarm_rule (
  id                text collate "C" primary key,
  district          text collate "C",
  organisation_path text collate "C" not null,
  place_path        text collate "C" not null,
  enterprise        text collate "C",
  by_user           text collate "C" not null,
  at                timestamptz not null,
  recorded_at       timestamptz not null default now(),
  rule              text collate "C" not null,
  seq               integer not null,
  content           text not null,
  unique (rule, seq)
);
create table alarm_settings (
  id                text collate "C" primary key,
  district          text collate "C",
  organisation_path text collate "C" not null,
  place_path        text collate "C" not null,
  enterprise        text collate "C",
  by_user           text collate "C" not null,
  at                timestamptz not null,
  recorded_at       timestamptz not null default now(),
  seq               integer not null unique,
  content           text not null
);
create table alarm_webhook (
  id                text collate "C" primary key,
  district          text collate "C",
  organisation_path text collate "C" not null,
  place_path        text collate "C" not null,
  enterprise        text collate "C",
  by_user           text collate "C" not null,
  at                timestamptz not null,
  recorded_at       timestamptz not null default now(),
  hook              text collate "C" not null,
  seq               integer not null,
  name              text not null,
  url               text not null,
  secret_encrypted  text not null,
  level             text collate "C" not null,
  kinds             text[] not null,
  active            boolean not null,
  unique (hook, seq)
);
create table alarm_step (
  id                text collate "C" primary key,
  district          text collate "C",
  organisation_path text collate "C" not null,
  place_path        text collate "C" not null,
  enterprise        text collate "C",
  by_user           text collate "C" not null,
  at                timestamptz not null,
  recorded_at       timestamptz not null default now(),
  alarm             text collate "C" not null,
  seq               integer not null,
  move              text collate "C" not null check (move in ('acknowledge', 'cause', 'handle', 'return', 'close', 'note')),
  from_state        text collate "C" not null,
  to_state          text collate "C" not null,
  cause             text collate "C",
  note              text not null,
  evidence          text[] not null,
  unique (alarm, seq)
);
create table shift_act (
  id                text collate "C" primary key,
  district          text collate "C",
  organisation_path text collate "C" not null,
  place_path        text collate "C" not null,
  enterprise        text collate "C",
  by_user           text collate "C" not null,
  at                timestamptz not null,
  recorded_at       timestamptz not null default now(),
  shift             text collate "C" not null,
  seq               integer not null,
  act               text collate "C" not null check (act in ('begin', 'entry', 'hand-over', 'take-over')),
  title             text not null,
  content           text not null,
  people            text[] not null,
  alarms            text[] not null,
  unique (shift, seq)
);
create index shift_act_time on shift_act (at);
create table enforcement_clue (
  id                text collate "C" primary key,
  district          text collate "C",
  organisation_path text collate "C" not null,
  place_path        text collate "C" not null,
  enterprise        text collate "C",
  by_user           text collate "C" not null,
  at                timestamptz not null,
  recorded_at       timestamptz not null default now(),
  alarm             text collate "C" not null unique,
  number            text collate "C" not null unique,
  title             text not null,
  point             text collate "C" not null,
  note              text not null,
  frozen            text not null
);

-- One row for each alarm, as it was raised. content: everything, as JSON.
create table alarm (
  id                text collate "C" primary key,
  alarm_key         text collate "C" not null,
  rule              text collate "C" not null,
  kind              text collate "C" not null,
  point             text collate "C",
  district          text collate "C",
  organisation_path text collate "C" not null,
  place_path        text collate "C" not null,
  enterprise        text collate "C",
  raised_at         timestamptz not null,
  content           text not null,
  recorded_at       timestamptz not null default now()
);
create index alarm_by_key on alarm (alarm_key, raised_at desc);
create index alarm_by_time on alarm (raised_at);
create index alarm_by_point on alarm (point, raised_at);

create table alarm_event (
  alarm       text collate "C" not null,
  seq         bigint generated by default as identity,
  at          timestamptz not null,
  kind        text collate "C" not null,
  note        text not null,
  recorded_at timestamptz not null default now(),
  primary key (alarm, seq)
);

-- How each alarm stands: a state and not a record. repeats are counted here, with the last value and time.
create table alarm_now (
  id              text collate "C" primary key,
  state           text collate "C" not null,
  level           smallint not null,
  count           integer not null,
  last_at         timestamptz not null,
  last_value      text not null,
  storm           text collate "C",
  members         integer not null,
  ended_at        timestamptz,
  acknowledged_at timestamptz,
  handled_at      timestamptz,
  handled_by      text[] not null,
  closed_at       timestamptz,
  escalated       integer not null,
  escalated_to    text[] not null,
  cause           text collate "C",
  steps           integer not null,
  change          bigint not null
);
create index alarm_now_open on alarm_now (level desc, id) where state <> 'closed';
create index alarm_now_storm on alarm_now (storm) where storm is not null;
create index alarm_now_change on alarm_now (change);
-- The number of the last change. Whoever changes alarms holds this row: folding needs to see what others wrote.
create table alarm_change (
  single boolean primary key default true check (single),
  last   bigint not null
);
insert into alarm_change (last) values (0);

-- Notices waiting for webhooks, and how each hook fares. A queue, not a record.
create table alarm_notice (
  id        text collate "C" primary key,
  hook      text collate "C" not null,
  alarm     text collate "C" not null,
  event     text collate "C" not null,
  body      text not null,
  queued_at timestamptz not null,
  attempts  integer not null,
  next_at   timestamptz not null,
  problem   text not null,
  done_at   timestamptz
);
create index alarm_notice_due on alarm_notice (next_at) where done_at is null;
create index alarm_notice_hook on alarm_notice (hook, queued_at) where done_at is null;
create table alarm_hook_state (
  hook         text collate "C" primary key,
  dropped      bigint not null,
  delivered    bigint not null,
  last_problem text not null,
  last_at      timestamptz
);
