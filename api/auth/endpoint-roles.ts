import type { Role } from '../../domain/course/actor';
import { moveRoles } from '../../domain/protocol/life';

const staff: readonly Role[] = ['coordinator', 'clinician', 'medicalLead', 'admin'];
const readers: readonly Role[] = [...staff, 'integration', 'auditor'];

/** Who may use which endpoint. Which command a role may send is for the rules to say, and to remember. */
export const endpointRoles = {
  addPatient: [...staff, 'integration'],
  changePatient: [...staff, 'integration'],
  readPatients: readers,
  openCourse: [...staff, 'integration'],
  readCourses: readers,
  sendCommand: [...staff, 'integration'],
  readObligations: readers,
  readProtocols: readers,
  publishProtocol: staff,
  approveProtocol: moveRoles.approved,
  activateProtocol: moveRoles.active,
  retireProtocol: moveRoles.retired,
} as const satisfies Record<string, readonly Role[]>;

export type Endpoint = keyof typeof endpointRoles;
