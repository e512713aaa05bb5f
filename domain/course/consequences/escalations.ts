import { engine } from '../actor';
import { said, type Change } from '../change';
import { nextRung } from '../climb/next-rung';
import { onDuty } from '../climb/on-duty';
import { clinicFile } from '../moment';
import type { Scene } from '../owed';
import type { Obligation } from '../state/obligation';

/** Climbs every ladder that is due: holds to hours, then asks the rota, then skips a rung with nobody on it, and says so. */
export function climbLadders(scene: Scene): readonly Change[] {
  return [...scene.course.obligations.values()].flatMap((obligation) => {
    const rung = nextRung(scene, obligation);
    if (!rung || rung.at > scene.moment.now) return [];
    const about = { actor: engine, rule: `ladders.${obligation.ladder.name}` };
    if (rung.type === 'expire') return [said({ type: 'AcknowledgementExpired', obligation: obligation.key }, about)];
    return [{ ...about, ...raised(scene, obligation, rung) }];
  });
}

function raised(scene: Scene, obligation: Obligation, rung: { readonly pass: number; readonly level: number }): Change {
  const { pass, level } = rung;
  const { key: obligationKey, kind, ladder } = obligation;
  const step = ladder.levels[level];
  const clinic = clinicFile(scene.moment);
  const recipients = clinic && step ? onDuty(clinic, step, scene.moment.now, ladder.safety) : [];
  if (recipients.length === 0 && !ladder.safety) {
    const reason = clinic ? 'nobodyOnDuty' : 'clinicFileUnavailable';
    return said({ type: 'EscalationLevelSkipped', obligation: obligationKey, level, pass, reason });
  }
  return {
    event: (key) => ({ type: 'EscalationRaised', obligation: obligationKey, level, pass, recipients, effect: key }),
    effect: (key) => ({
      type: 'escalate',
      key,
      obligation: obligationKey,
      level,
      kind,
      safety: ladder.safety,
      recipients,
      now: scene.moment.now,
    }),
  };
}
