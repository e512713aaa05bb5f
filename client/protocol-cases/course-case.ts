import { notReadyBecause } from '../../domain/course/gates';
import { sceneOf } from '../../domain/course/owed';
import type { Scene } from '../../domain/course/owed';
import type { Reply } from '../../domain/course/step';
import type { LedgerRow } from '../../domain/course/surroundings';
import type { CourseId, SessionId } from '../../domain/ids';
import type { ProtocolPath } from '../../domain/protocol/check/finding';
import type { Protocol } from '../../domain/protocol/schema';
import { spacingDemandOf } from '../../domain/spacing/demand-of';
import { admissionOf } from './admission';
import type { CourseCase } from './case-schema';
import { localText } from './local-text';
import { mismatches } from './mismatch';
import type { Mismatch } from './mismatch';
import { namesInCase } from './names-in-case';
import type { NamesInCase } from './names-in-case';
import { startRehearsal } from './rehearsal';
import { commandOf } from './sent-command';

type Expected = CourseCase['expect'];

/** Sends what was given, in order and each at its time, and compares where the course then stands. */
export function runCourseCase(protocol: Protocol, zone: string, one: CourseCase): readonly Mismatch[] {
  const { admittedAt, dosesElsewhere, given, now, expect, highRisk } = one;
  const elsewhere = dosesElsewhere.map((startsAt, index) => doseElsewhere(protocol, zone, startsAt, index));
  const rehearsal = startRehearsal(zone, admittedAt ?? given[0]?.at ?? now, elsewhere);
  const names = namesInCase();
  if (admittedAt) for (const command of admissionOf(protocol, highRisk)) rehearsal.send(command, 'clinician');

  let last: Reply = { type: 'accepted', seqs: [] };
  for (const [index, sending] of given.entries()) {
    if (last.type === 'refused') return [refusedTooSoon(index - 1, last)];
    rehearsal.forwardTo(sending.at);
    const command = commandOf(protocol, sending);
    if (!command.success) throw new Error(`An unread command came to its case: ${sending.send}`);
    last = rehearsal.send(names.idsIn(command.data, rehearsal.course), sending.by);
    if (sending.names) names.give(sending.names, rehearsal.course);
  }
  rehearsal.forwardTo(now);

  const { course, surroundings, wakeAt } = rehearsal;
  const scene = sceneOf(course, { now, surroundings });
  if (scene === null) return [{ path: ['given'], expected: 'a course that is opened', got: 'none' }];
  const show = localText(zone);
  const whole = { phase: scene.phase, nextWake: wakeAt };
  return [
    ...mismatches(['expect'], { phase: expect.phase, nextWake: expect.nextWake }, whole, show),
    ...refusalMismatches(expect.refused ?? null, last, show),
    ...(expect.gates ? gateMismatches(scene, expect.gates, names) : []),
    ...owedMismatches(scene, expect, names, show),
  ];
}

function doseElsewhere(protocol: Protocol, zone: string, startsAt: LedgerRow['startsAt'], index: number): LedgerRow {
  const demand = spacingDemandOf(protocol, protocol.series[0]?.id ?? '', zone);
  const session = `elsewhere-${index + 1}` as SessionId;
  const course = 'elsewhere' as CourseId;
  return { course, session, kind: 'dose', startsAt, demand, overridden: false, sameClinic: true };
}

function refusedTooSoon(index: number, { refusal }: Extract<Reply, { type: 'refused' }>): Mismatch {
  const got = `refused (${JSON.stringify(refusal)})`;
  return { path: ['given', index], expected: 'carried out: only the last command may be refused', got };
}

function refusalMismatches(
  expected: Exclude<Expected['refused'], undefined>,
  reply: Reply,
  show: (value: unknown) => string,
): readonly Mismatch[] {
  const refusal = reply.type === 'refused' ? reply.refusal : null;
  const path: ProtocolPath = ['expect', 'refused'];
  if (expected === null) {
    return refusal === null ? [] : [{ path, expected: 'carried out', got: `refused (${JSON.stringify(refusal)})` }];
  }
  if (refusal === null) return [{ path, expected: expected.type, got: 'carried out' }];
  const earliest = refusal.type === 'TooEarly' ? refusal.evaluation.earliest : null;
  return mismatches(path, expected, { type: refusal.type, earliest }, show);
}

function gateMismatches(
  scene: Scene,
  { session: name, shut }: Exclude<Expected['gates'], undefined>,
  names: NamesInCase,
): readonly Mismatch[] {
  const session = scene.course.clinical.sessions.find(({ id }) => names.nameOf(id) === name);
  if (session?.status !== 'booked') {
    return [{ path: ['expect', 'gates', 'session'], expected: `${name}, booked`, got: session?.status ?? 'none' }];
  }
  const found = new Set(notReadyBecause(scene, session).map(({ gate }) => gate));
  return mismatches(['expect', 'gates'], { shut }, { shut: [...found] }, (value) => JSON.stringify(value));
}

function owedMismatches(
  { course }: Scene,
  { owed = [], notOwed = [] }: Expected,
  names: NamesInCase,
  show: (value: unknown) => string,
): readonly Mismatch[] {
  const open = [...course.obligations.values()]
    .filter(({ status }) => status === 'open')
    .map(({ key, kind, dueAt }) => ({ kind, dueAt, key: names.nameOf(key) }));
  const missing = owed.flatMap(({ kind, about, dueAt }, index): Mismatch[] => {
    const ofKind = open.filter((one) => one.kind === kind && (!about || one.key.split(':').includes(about)));
    if (ofKind.some((one) => dueAt === undefined || one.dueAt === dueAt)) return [];
    const wanted = `${kind}${about === undefined ? '' : ` of ${about}`}`;
    const got = ofKind.map((one) => `${one.key}, due ${show(one.dueAt)}`).join('; ');
    const expected = dueAt === undefined ? wanted : `${wanted}, due ${show(dueAt)}`;
    const path = ['expect', 'owed', index, ...(got !== '' && dueAt ? ['dueAt'] : [])];
    return [{ path, expected, got: got === '' ? `nothing of the kind (owed: ${keysOf(open)})` : got }];
  });
  const unwanted = notOwed.flatMap((kind, index): Mismatch[] => {
    const ofKind = open.filter((one) => one.kind === kind || one.key === kind);
    return ofKind.length === 0
      ? []
      : [{ path: ['expect', 'notOwed', index], expected: `no ${kind}`, got: keysOf(ofKind) }];
  });
  return [...missing, ...unwanted];
}

function keysOf(open: readonly { readonly key: string }[]): string {
  return open.length === 0 ? 'nothing' : open.map(({ key }) => key).join(', ');
}
