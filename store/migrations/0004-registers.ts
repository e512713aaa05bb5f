import { statements } from './statements';

/** What courses are decided and served with: patients, clinics, protocols, keys, and what left the building. */
export const registers = statements(
  `create table patients (
     id text primary key,
     external_id text unique,
     name text not null,
     email text,
     phone text,
     language text not null,
     zone text,
     consent_email boolean not null,
     consent_sms boolean not null,
     opted_out_email boolean not null,
     opted_out_sms boolean not null,
     high_risk boolean not null
   )`,
  `create table patient_clinics (
     patient text not null references patients on delete cascade,
     clinic text not null,
     primary key (patient, clinic)
   )`,
  `create table clinic_files (clinic text not null, digest text not null, file json not null, primary key (clinic, digest))`,
  `create table clinics (id text primary key, digest text not null)`,
  `create table protocols (
     id text not null,
     version text not null,
     digest text not null,
     protocol json not null,
     primary key (id, version)
   )`,
  `create table effects (
     key text primary key,
     course_id text not null,
     realm text not null,
     patient text not null,
     at timestamptz not null,
     outcome json
   )`,
  `create index effects_of_patient on effects (patient, at)`,
  `create table outbox (
     key text primary key,
     position bigserial not null,
     realm text not null,
     recipient text not null,
     subject text not null,
     text text not null,
     at timestamptz not null
   )`,
  `create table api_keys (id text primary key, hash text not null unique, actor json not null, label text not null)`,
  `create table access_log (
     position bigserial primary key,
     actor json not null,
     patient text not null,
     what text not null,
     at timestamptz not null,
     reason text
   )`,
  `create index access_log_of_patient on access_log (patient, position)`,
  `create table idempotency (
     caller text not null,
     key text not null,
     body_digest text not null,
     begun_at timestamptz not null,
     status integer,
     body json,
     primary key (caller, key)
   )`,
);
