import { statements } from './statements';

/** What lists show; made from the events and made again from them by `rebuild`. */
export const readModels = statements(
  `create table courses (
     course_id text primary key,
     realm text not null,
     clinic text not null,
     patient text not null,
     protocol_id text not null,
     protocol_version text not null,
     follows text,
     phase text not null,
     status text not null,
     card json not null,
     wake_at timestamptz,
     ended boolean not null,
     opened_at timestamptz not null,
     closed_at timestamptz,
     last_seq integer not null
   )`,
  `create index courses_newest on courses (opened_at desc, course_id desc)`,
  `create index courses_of_patient on courses (patient)`,
  `create table obligations (
     course_id text not null,
     obligation text not null,
     realm text not null,
     clinic text not null,
     patient text not null,
     kind text not null,
     owner text not null,
     status text not null,
     safety boolean not null,
     opened_at timestamptz not null,
     due_at timestamptz not null,
     ended_at timestamptz,
     session text,
     finding text,
     escalation_level integer,
     escalation_pass integer,
     acknowledged_until timestamptz,
     reminders_sent integer not null,
     last_reminded_at timestamptz,
     last_contact_at timestamptz,
     primary key (course_id, obligation)
   )`,
  `create index obligations_most_urgent on obligations (safety desc, due_at, course_id, obligation) where status = 'open'`,
);
