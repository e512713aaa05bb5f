import { statements } from './statements';

/**
 * The permanent record of all courses. Bodies are `json`, not `jsonb`: jsonb refuses texts with a NUL or half a surrogate
 * pair, and one such note would keep its course from ever being recorded again.
 * `xid` is the writing transaction; `position` alone would not do for readers, since serial order is not commit order.
 */
export const events = statements(
  `create table events (
     course_id text not null,
     seq integer not null check (seq > 0),
     type text not null,
     body json not null,
     realm text not null,
     clinic text not null,
     patient text not null,
     effective_at timestamptz not null,
     recorded_at timestamptz not null,
     actor json not null,
     cause json not null,
     fact json,
     protocol_digest text not null,
     surroundings_digest text not null,
     engine_build text not null,
     position bigserial not null,
     xid xid8 not null default pg_current_xact_id(),
     primary key (course_id, seq)
   )`,
  `create unique index events_feed on events (xid, position)`,
  `create table course_heads (
     course_id text primary key,
     last_seq integer not null,
     card json not null,
     wake_at timestamptz,
     ended boolean not null
   )`,
  `create table engine_alerts (
     key text primary key,
     position bigserial not null,
     kind text not null,
     course_id text,
     because text not null,
     at timestamptz not null
   )`,
);
