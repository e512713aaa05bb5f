import type { AlarmInput } from '../../activities/contract';
import type { AlarmsUnderWay, Run } from './run';

/** Alarms that somebody has yet to hear: the course does not end before, and the next run rings them again. */
export function unheardAlarms({ waiting, ringing }: AlarmsUnderWay): readonly AlarmInput[] {
  return [...waiting, ...ringing];
}

/** Alarms that a run takes over from the one before. */
export function alarmsOf(unheard: readonly AlarmInput[]): AlarmsUnderWay {
  return { waiting: unheard, ringing: [], raised: unheard.map(({ key }) => key) };
}

/** The run with the alarm raised; the same key rings once a run. */
export function raiseAlarm(run: Run, alarm: Omit<AlarmInput, 'identity'>): Run {
  const { alarms, identity } = run;
  if (alarms.raised.includes(alarm.key)) return run;
  return {
    ...run,
    alarms: {
      ...alarms,
      waiting: [...alarms.waiting, { identity, ...alarm }],
      raised: [...alarms.raised, alarm.key],
    },
    tallies: [...run.tallies, { counter: 'alarm', about: alarm.kind }],
    shown: false,
  };
}

export function alarmsRaised({ waiting, ringing, raised }: AlarmsUnderWay): AlarmsUnderWay {
  return { waiting: [], ringing: [...ringing, ...waiting], raised };
}

export function alarmHeard(alarms: AlarmsUnderWay, key: string): AlarmsUnderWay {
  return { ...alarms, ringing: alarms.ringing.filter((alarm) => alarm.key !== key) };
}
