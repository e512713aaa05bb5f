import { statements } from './statements';

/**
 * Reservations are what was once held, for good; the ledger is what stands now, made from them and from the events.
 * The exclusion constraint is the database's last word against two courses racing past the patient's lock. It covers
 * held bookings only: facts are never constrained.
 */
export const ledger = statements(
  `create extension if not exists btree_gist`,
  `create table reservations (
     effect_key text primary key,
     position bigserial not null,
     course_id text not null,
     session text not null,
     starts_at timestamptz not null,
     ends_at timestamptz not null,
     floor_at timestamptz not null,
     demand json not null,
     overridden boolean not null,
     replaces text
   )`,
  `create index reservations_of_course on reservations (course_id)`,
  `create table ledger (
     course_id text not null,
     session text not null,
     realm text not null,
     clinic text not null,
     patient text not null,
     kind text not null check (kind in ('dose', 'booking')),
     starts_at timestamptz not null,
     floor_at timestamptz,
     demand json not null,
     zone_assumed boolean not null,
     overridden boolean not null,
     constrained boolean not null,
     primary key (course_id, session),
     check (not constrained or (kind = 'booking' and not overridden and floor_at is not null)),
     constraint ledger_hard_floor exclude using gist (
       realm with =, patient with =, tstzrange(starts_at, floor_at) with &&
     ) where (constrained)
   )`,
  `create index ledger_of_patient on ledger (patient)`,
);
