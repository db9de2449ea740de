-- The clocks of duties（督办时钟）: pauses, co-holders, limits of the law; notices of holidays that an office entered; reminders and who has seen them.

alter table duty add column limit_id text collate "C";
alter table duty add column counted_since text collate "C";
alter table duty_step add column paused_day text collate "C";
alter table duty_step add column party text collate "C";
alter table duty_step add column reason text collate "C";
alter table duty_step add column working_days integer;
-- a rule reminds once for each stage and due day, however many processes look
create unique index duty_step_stage on duty_step (duty, move, reason, due_day) where move in ('remind', 'escalate');

-- a correction is a new version of the year
create table calendar_notice (
  id                text collate "C" primary key,
  district          text collate "C",
  organisation_path text collate "C" not null,
  place_path        text collate "C" not null,
  enterprise        text collate "C",
  by_user           text collate "C" not null,
  at                timestamptz not null,
  recorded_at       timestamptz not null default now(),
  year              integer not null,
  seq               integer not null,
  notice            text not null,
  source_text       text not null,
  holidays          text not null,
  reason            text not null,
  unique (year, seq)
);
create table duty_setting (
  id                text collate "C" primary key,
  district          text collate "C",
  organisation_path text collate "C" not null,
  place_path        text collate "C" not null,
  enterprise        text collate "C",
  by_user           text collate "C" not null,
  at                timestamptz not null,
  recorded_at       timestamptz not null default now(),
  seq               integer not null unique,
  content           text not null,
  reason            text not null
);
create table duty_notice_seen (
  id                text collate "C" primary key,
  district          text collate "C",
  organisation_path text collate "C" not null,
  place_path        text collate "C" not null,
  enterprise        text collate "C",
  by_user           text collate "C" not null,
  at                timestamptz not null,
  recorded_at       timestamptz not null default now(),
  step              text collate "C" not null,
  unique (by_user, step)
);
