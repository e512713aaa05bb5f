import type { Api } from '../api';
import type { ApiDeps } from '../api-deps';
import { courseAgendaRoute } from './course-agenda';
import { courseCommandRoutes } from './course-commands';
import { courseEventsRoute } from './course-events';
import { listCoursesRoute } from './list-courses';
import { openCourseRoutes } from './open-course';
import { showCourseRoute } from './show-course';

export function courseRoutes(api: Api, deps: ApiDeps): void {
  openCourseRoutes(api, deps);
  listCoursesRoute(api, deps);
  showCourseRoute(api, deps);
  courseAgendaRoute(api, deps);
  courseEventsRoute(api, deps);
  courseCommandRoutes(api, deps);
}
