import { adoptDemo } from '../../../worker/embedded/adopt-demo';
import { serveApi } from '../../api/served-api';
import type { ServedApi } from '../../api/served-api';

let api: ServedApi;

beforeAll(async () => {
  api = await serveApi();
}, 90_000);

afterAll(() => api.close());

async function patientsInCourses(): Promise<readonly string[]> {
  const { items } = await api.store.courses.list({ limit: 100 });
  return items.map(({ patient }) => patient).sort();
}

describe('the demonstration', () => {
  const at = () => Date.parse('2031-03-03T14:00:00Z');

  it('adopts each of its patients once, however often it is begun', async () => {
    expect(await adoptDemo(api.store, api.courses, at)).toBe(12);
    const once = await patientsInCourses();
    expect(new Set(once).size).toBe(12);
    expect(await adoptDemo(api.store, api.courses, at)).toBe(0);
    expect(await patientsInCourses()).toEqual(once);
  });

  it('adopts nobody again whose course the record does not show yet', async () => {
    const before = await patientsInCourses();
    const { courses } = api.store;
    const lagging = { ...api.store, courses: { ...courses, list: async () => ({ items: [], next: null }) } };
    expect(await adoptDemo(lagging, api.courses, at)).toBe(12);
    expect(await patientsInCourses()).toEqual(before);
  });
});
