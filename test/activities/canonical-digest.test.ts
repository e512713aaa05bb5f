import { canonicalDigest } from '../../activities/canonical-digest';

describe('a canonical digest', () => {
  it('is the SHA-256 of the JSON with its members sorted', () => {
    // printf '{"a":[2,1],"b":{"c":null,"d":"x"}}' | sha256sum
    expect(canonicalDigest({ b: { d: 'x', c: null }, a: [2, 1] })).toBe(
      '3e838b8479d2eb579d59c3e600921957ae3358a3f0a715771b58e13ac77c7c0e',
    );
  });
});
