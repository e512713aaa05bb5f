import fc from 'fast-check';
import type { Stamps } from '../../domain/course/log';
import { stampsWhereTheyChange, withStamps } from '../../store/courses/stamps';
import { entry, opened } from './course-fixture';

const none: Stamps = { protocolDigest: '', surroundingsDigest: '', engineBuild: '' };
const stamp = fc.constantFrom('a', 'b', 'c');
const logs = fc
  .array(fc.record({ protocolDigest: stamp, surroundingsDigest: stamp, engineBuild: stamp }), { maxLength: 8 })
  .map((stamps) => stamps.map((inForce, index) => ({ ...entry(index + 2, opened), ...inForce })));

describe('stamps that stand only where they change', () => {
  it('say the same as stamps on every entry, in any batches', () => {
    fc.assert(
      fc.property(logs, fc.nat(8), (stamped, cut) => {
        const compact = stampsWhereTheyChange(stamped);
        const head = withStamps(compact.slice(0, cut), none);
        const tail = withStamps(compact.slice(cut), head.at(-1) ?? none);
        expect([...head, ...tail]).toEqual(stamped);
      }),
      { seed: 3 },
    );
  });
});
