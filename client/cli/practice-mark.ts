/** Practice courses say so wherever they are shown. */
export function practiceMark(realm: 'real' | 'practice'): string {
  return realm === 'practice' ? ' practice' : '';
}
