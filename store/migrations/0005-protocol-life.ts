import { CompiledQuery } from 'kysely';
import type { Migration } from 'kysely';
import { engine } from '../../domain/course/actor';

const tables = [
  `alter table protocols add column status text not null default 'draft'
     check (status in ('draft', 'approved', 'active', 'retired'))`,
  `alter table protocols alter column status drop default`,
  `create table protocol_history (
     position bigserial primary key,
     id text not null,
     version text not null,
     status text not null,
     digest text not null,
     at timestamptz not null,
     actor json not null,
     reason text,
     command text,
     foreign key (id, version) references protocols
   )`,
  `create unique index protocol_history_commands on protocol_history (command, id, version)`,
  `create index protocol_history_of_protocol on protocol_history (id, position)`,
];

/** Until now a course without a named version got the highest one; any other is retired, since one alone may be active. */
const statusOfTheOldOnes = `
  update protocols set status = case
    when exists (
      select 1 from protocols higher
      where higher.id = protocols.id
        and string_to_array(higher.version, '.')::numeric[] > string_to_array(protocols.version, '.')::numeric[]
    ) then 'retired' else 'active' end`;

const historyOfTheOldOnes = `
  insert into protocol_history (id, version, status, digest, at, actor, reason)
  select id, version, status, digest, $1::timestamptz, $2::json,
    case status when 'active' then 'was in use before versions were approved' else 'a higher version was in use' end
  from protocols order by id, version`;

const oneActive = `create unique index protocols_one_active on protocols (id) where status = 'active'`;

/** Where each version of a protocol stands, and what happened to it. History is only ever added to. */
export const protocolLife: Migration = {
  async up(db) {
    const run = (text: string, values: readonly unknown[] = []) =>
      db.executeQuery(CompiledQuery.raw(text, [...values]));
    for (const text of tables) await run(text);
    await run(statusOfTheOldOnes);
    await run(historyOfTheOldOnes, [new Date().toISOString(), JSON.stringify(engine)]);
    await run(oneActive);
  },
};
