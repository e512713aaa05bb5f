import { currentProtocol } from '../../protocol/stored/upcast';
import type { CommandId, FindingId, HoldId } from '../../ids';
import type { CourseIdentity, Log, LogEntry, Stamps } from '../log';
import { clinicalOf, nothingKnown } from './clinical';
import type { Course, Finding, Hold } from './course';
import { isFoldedInto } from './event-classes';
import { obligationsOf } from './obligations-of';
import { standingFacts } from './standing-facts';

/** Folds a log into a course; never refuses, never changes its input. Total: any log gives a course. */
export function courseOf(identity: CourseIdentity, log: Log): Course {
  const facts = standingFacts(log);
  const course: Course = {
    ...blank(identity),
    log,
    facts,
    clinical: clinicalOf(facts),
    obligations: obligationsOf(log),
    findings: findingsOf(log),
    holds: holdsOf(log),
    commands: commandsOf(log),
    stamps: log.reduce(stamped, noStamps),
  };
  return log.reduce(withLifeEvent, course);
}

const noStamps: Stamps = { protocolDigest: '', surroundingsDigest: '', engineBuild: '' };

/** What is in force after an entry. */
function stamped(stamps: Stamps, entry: LogEntry): Stamps {
  return {
    protocolDigest: entry.protocolDigest ?? stamps.protocolDigest,
    surroundingsDigest: entry.surroundingsDigest ?? stamps.surroundingsDigest,
    engineBuild: entry.engineBuild ?? stamps.engineBuild,
  };
}

function blank(identity: CourseIdentity): Course {
  return {
    identity,
    opening: null,
    adoptedAsOf: null,
    clinical: nothingKnown,
    obligations: new Map(),
    findings: new Map(),
    holds: new Map(),
    phase: null,
    paused: null,
    closed: null,
    commands: new Map(),
    log: [],
    facts: [],
    stamps: noStamps,
  };
}

function withLifeEvent(course: Course, { event, recordedAt, effectiveAt, seq }: LogEntry): Course {
  if (!isFoldedInto('life', event)) return course;
  switch (event.type) {
    case 'CourseOpened': {
      const { protocol, follows, highRisk } = event;
      return { ...course, opening: { at: effectiveAt, protocol: currentProtocol(protocol), follows, highRisk } };
    }
    case 'CourseAdopted':
      return { ...course, adoptedAsOf: event.asOf };
    case 'PhaseEntered':
      return { ...course, phase: event.phase };
    case 'CoursePaused':
      return { ...course, paused: { since: recordedAt, seq } };
    case 'CourseResumed':
      return { ...course, paused: null };
    case 'CourseClosed':
      return { ...course, closed: { at: recordedAt }, paused: null };
    case 'CourseReopened':
      return { ...course, closed: null };
  }
}

function findingsOf(log: Log): ReadonlyMap<FindingId, Finding> {
  const known = new Map<FindingId, Finding>();
  for (const { event, recordedAt } of log) {
    if (event.type === 'FindingRaised') {
      const { finding: id, kind, severity, about } = event;
      known.set(id, { id, kind, severity, about, raisedAt: recordedAt, status: 'open' });
    }
    if (event.type === 'FindingClosed') {
      const before = known.get(event.finding);
      if (before) known.set(event.finding, { ...before, status: 'closed' });
    }
  }
  return known;
}

function holdsOf(log: Log): ReadonlyMap<HoldId, Hold> {
  const known = new Map<HoldId, Hold>();
  for (const { event, recordedAt } of log) {
    if (event.type === 'HoldPlaced') {
      const { hold: id, reason, owner } = event;
      known.set(id, { id, reason, owner, placedAt: recordedAt, status: 'open' });
    }
    if (event.type === 'HoldLifted') {
      const before = known.get(event.hold);
      if (before) known.set(event.hold, { ...before, status: 'lifted' });
    }
  }
  return known;
}

function commandsOf(log: Log): ReadonlyMap<CommandId, readonly number[]> {
  const known = new Map<CommandId, readonly number[]>();
  for (const { cause, seq } of log) {
    if (cause.kind === 'wake' || cause.kind === 'effect') continue;
    const id = cause.id as CommandId;
    known.set(id, [...(known.get(id) ?? []), seq]);
  }
  return known;
}
