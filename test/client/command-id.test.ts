import { canonicalJson } from '../../client/canonical-json';
import { commandDelivery } from '../../client/command-delivery';
import { commandIdOf, courseIdOf, digestOf } from '../../client/command-id';
import type { Actor } from '../../domain/course/actor';
import type { ActorId } from '../../domain/ids';

const nurse: Actor = { kind: 'person', id: 'nora' as ActorId, role: 'coordinator' };

describe('the id of a course', () => {
  it('is the same for the same caller and key, for ever', () => {
    expect(courseIdOf('ehr', 'order-7')).toBe('e93012d734b603f82fa5');
  });

  it('differs for another caller under the same key', () => {
    expect(courseIdOf('booking', 'order-7')).not.toBe(courseIdOf('ehr', 'order-7'));
  });

  it('does not confuse where the caller ends and the key begins', () => {
    expect(courseIdOf('ehr', '1-7')).not.toBe(courseIdOf('ehr1', '-7'));
  });
});

describe('the id of a command', () => {
  it('is the same for the same caller, command and key, for ever', () => {
    expect(commandIdOf('ehr', 'BookSession', 'k1')).toBe('b2569d806b33892cfbb554db53e445d5');
  });

  it('differs for another command under the same key', () => {
    expect(commandIdOf('ehr', 'CancelBooking', 'k1')).not.toBe(commandIdOf('ehr', 'BookSession', 'k1'));
  });
});

describe('the digest of a body', () => {
  it('does not depend on the order of members, at any depth', () => {
    expect(digestOf({ one: 1, two: { three: [{ four: 4, five: 5 }] } })).toBe(
      digestOf({ two: { three: [{ five: 5, four: 4 }] }, one: 1 }),
    );
  });

  it('depends on the order of lists and on every value', () => {
    expect(digestOf([1, 2])).not.toBe(digestOf([2, 1]));
    expect(digestOf({ one: null })).not.toBe(digestOf({ one: 0 }));
  });

  it('takes a member without a value for one that is not there', () => {
    expect(canonicalJson({ one: 1, two: undefined })).toBe('{"one":1}');
  });
});

describe('a command on its way', () => {
  it('carries its id and the digest of its body, and names who sends it', () => {
    const command = { type: 'RaiseFlag', reason: 'worried' } as const;
    expect(commandDelivery({ command, actor: nurse, caller: 'desk', key: 'k1' })).toEqual({
      letter: command,
      actor: nurse,
      cause: { kind: 'command', id: commandIdOf('desk', 'RaiseFlag', 'k1'), digest: digestOf(command) },
    });
  });

  it('keeps the digest of what it was made of, where it was made of something else', () => {
    const command = { type: 'RaiseFlag', reason: 'worried' } as const;
    const { cause } = commandDelivery({ command, actor: nurse, caller: 'desk', key: 'k1', digest: 'asked' });
    expect(cause.digest).toBe('asked');
  });
});
