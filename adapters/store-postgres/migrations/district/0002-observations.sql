-- Instruments, their packets, and what they observed (设备、报文、观测). The registry and everything people do are facts like those of 0001.
-- Packets and readings are written by machines, thousands a second: appended and never changed, but outside the audit chain.
-- The layout was measured: docs/decisions/0009. One row holds what one packet says of one window, exact text, so ten factors cost one header and one key.

create table point_fact (
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
  kind              text collate "C" not null,
  name_zh           text not null,
  name_en           text not null,
  place             text collate "C",
  longitude         text collate "C",
  latitude          text collate "C",
  note              text not null,
  active            boolean not null,
  unique (point, seq)
);

-- Every door to a point has a small number that its readings carry: an instrument's own, or one for each other origin.
create table reading_source (
  source      integer primary key,
  origin      text collate "C" not null,
  point       text collate "C" not null,
  instrument  text collate "C",
  recorded_at timestamptz not null default now()
);
create unique index reading_source_door on reading_source (point, origin, coalesce(instrument, ''));

create table instrument_fact (
  id                 text collate "C" primary key,
  district           text collate "C",
  organisation_path  text collate "C" not null,
  place_path         text collate "C" not null,
  enterprise         text collate "C",
  by_user            text collate "C" not null,
  at                 timestamptz not null,
  recorded_at        timestamptz not null default now(),
  instrument         text collate "C" not null,
  seq                integer not null,
  setting            integer not null unique,
  source             integer not null,
  mn                 text collate "C" not null,
  point              text collate "C" not null,
  st                 text collate "C" not null,
  edition            integer,
  password_encrypted text not null,
  key_encrypted      text,
  leniencies         text[] not null,
  units              text not null,
  time_mark          text collate "C" not null check (time_mark in ('start', 'end')),
  minute_interval    integer not null,
  real_time_seconds  integer not null,
  addresses          text[] not null,
  active             boolean not null,
  unique (instrument, seq)
);
create index instrument_fact_mn on instrument_fact (mn);

create table quality_mark (
  id                text collate "C" primary key,
  district          text collate "C",
  organisation_path text collate "C" not null,
  place_path        text collate "C" not null,
  enterprise        text collate "C",
  by_user           text collate "C" not null,
  at                timestamptz not null,
  recorded_at       timestamptz not null default now(),
  point             text collate "C" not null,
  kind              text collate "C" not null,
  from_at           timestamptz not null,
  until_at          timestamptz not null,
  factors           text[] not null,
  quality           text collate "C" not null check (quality in ('reliable', 'doubtful', 'unreliable')),
  reason            text not null
);
create index quality_mark_span on quality_mark (point, kind, from_at);

create table observation_batch (
  id                text collate "C" primary key,
  district          text collate "C",
  organisation_path text collate "C" not null,
  place_path        text collate "C" not null,
  enterprise        text collate "C",
  by_user           text collate "C" not null,
  at                timestamptz not null,
  recorded_at       timestamptz not null default now(),
  number            integer not null unique,
  origin            text collate "C" not null check (origin in ('laboratory', 'import', 'push', 'correction')),
  title             text not null,
  document          text not null,
  reason            text not null,
  row_count         integer not null,
  points            text[] not null,
  file              text collate "C"
);

create table batch_withdrawal (
  id                text collate "C" primary key,
  district          text collate "C",
  organisation_path text collate "C" not null,
  place_path        text collate "C" not null,
  enterprise        text collate "C",
  by_user           text collate "C" not null,
  at                timestamptz not null,
  recorded_at       timestamptz not null default now(),
  batch             integer not null unique,
  reason            text not null
);

create table push_key (
  id                text collate "C" primary key,
  district          text collate "C",
  organisation_path text collate "C" not null,
  place_path        text collate "C" not null,
  enterprise        text collate "C",
  by_user           text collate "C" not null,
  at                timestamptz not null,
  recorded_at       timestamptz not null default now(),
  name              text not null,
  key_hash          text collate "C" not null unique,
  origin            text collate "C" not null,
  points            text[] not null,
  until_day         text collate "C"
);

create table push_key_end (
  id                text collate "C" primary key,
  district          text collate "C",
  organisation_path text collate "C" not null,
  place_path        text collate "C" not null,
  enterprise        text collate "C",
  by_user           text collate "C" not null,
  at                timestamptz not null,
  recorded_at       timestamptz not null default now(),
  key               text collate "C" not null unique,
  reason            text not null
);

create table instrument_command (
  id                text collate "C" primary key,
  district          text collate "C",
  organisation_path text collate "C" not null,
  place_path        text collate "C" not null,
  enterprise        text collate "C",
  by_user           text collate "C" not null,
  at                timestamptz not null,
  recorded_at       timestamptz not null default now(),
  instrument        text collate "C" not null,
  command           text collate "C" not null,
  parameters        text not null
);
create index instrument_command_instrument on instrument_command (instrument, at);

create table instrument_command_step (
  command     text collate "C" not null,
  seq         integer not null,
  at          timestamptz not null,
  kind        text collate "C" not null,
  note        text not null,
  frame       text,
  recorded_at timestamptz not null default now(),
  primary key (command, seq)
);
-- Taken once, by one gateway: the key decides between two.
create table instrument_command_claim (
  command    text collate "C" primary key,
  claimed_by text not null,
  at         timestamptz not null
);

create table forward_target (
  id                 text collate "C" primary key,
  district           text collate "C",
  organisation_path  text collate "C" not null,
  place_path         text collate "C" not null,
  enterprise         text collate "C",
  by_user            text collate "C" not null,
  at                 timestamptz not null,
  recorded_at        timestamptz not null default now(),
  target             text collate "C" not null,
  seq                integer not null,
  name               text not null,
  host               text not null,
  port               integer not null,
  tls                boolean not null,
  edition            integer not null,
  password_encrypted text not null,
  mns                text not null,
  active             boolean not null,
  unique (target, seq)
);
-- Frames waiting for the other host's answer; taken away when it came. A queue, not a record: the packet itself is in packet_block.
create table forward_queue (
  target     text collate "C" not null,
  id         bigint generated by default as identity,
  queued_at  timestamptz not null,
  instrument text collate "C" not null,
  frame      bytea not null,
  primary key (target, id)
);

-- Factor and field names of a reading, once for all packets that have the same ones.
-- Found by hash: the names of a sheet of three hundred factors are longer than a B-tree entry may be. Who adds one holds a lock, so none comes twice.
create table shape (
  shape       integer primary key,
  content     text collate "C" not null,
  recorded_at timestamptz not null default now()
);
create index shape_content on shape using hash (content);

-- What one packet says of one window. Widest columns first: nothing is lost to alignment, and without a null there is no bitmap.
-- kind: 1 real-time, 2 minute, 3 hour, 4 day, 5 … devices. seq counts parts and revisions of one window; a later one's factors replace an earlier one's.
create table reading (
  from_at timestamptz not null,
  packet  bigint not null,
  source  integer not null,
  shape   integer not null,
  setting integer not null,
  kind    smallint not null,
  seq     smallint not null,
  content text collate "C" not null,
  primary key (source, kind, from_at, seq)
) partition by list (kind);
-- What is kept for different times lies in different tables; below them a table a month (made when its first row comes).
create table reading_real_time partition of reading for values in (1) partition by range (from_at);
create table reading_minute    partition of reading for values in (2) partition by range (from_at);
create table reading_lasting   partition of reading default            partition by range (from_at);

-- Raw packets, one row for each transaction of the gateway, compressed together. A packet's number is id * 4096 + its place in the block.
create table packet_block (
  id       bigint not null,
  from_at  timestamptz not null,
  until_at timestamptz not null,
  packets  integer not null,
  verdicts integer not null,
  codec    smallint not null,
  sources  integer[] not null,
  content  bytea not null,
  primary key (id, from_at)
) partition by range (from_at);
create index packet_block_time on packet_block (from_at, id);

-- Numbers of blocks are lent in hundreds to whoever writes, so that writers never wait for each other.
create table block_counter (
  single boolean primary key default true check (single),
  last   bigint not null
);
insert into block_counter (last) values (0);

-- How each instrument's line is: written every few seconds, a state and not a record.
create table line_state (
  source     integer primary key,
  seen_at    timestamptz not null,
  address    text not null,
  connected  boolean not null,
  drift_ms   bigint,
  last_from  text not null,
  packets    bigint not null,
  refused    bigint not null,
  repeats    bigint not null,
  revisions  bigint not null,
  leniencies text not null
);
create index line_state_seen on line_state (seen_at);

create table stranger (
  mn                 text collate "C" not null,
  reason             text collate "C" not null,
  first_at           timestamptz not null,
  last_at            timestamptz not null,
  count              bigint not null,
  address            text not null,
  edition            integer not null,
  st                 text collate "C" not null,
  cn                 text collate "C" not null,
  leniencies         text[] not null,
  password_encrypted text not null,
  packet             bigint,
  primary key (mn, reason)
);
