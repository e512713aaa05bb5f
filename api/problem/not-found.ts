import type { ProblemStatement } from './problem';

export function unknownThing(what: 'course' | 'patient' | 'protocol', id: string): ProblemStatement {
  const name = { course: 'CourseUnknown', patient: 'PatientUnknown', protocol: 'ProtocolUnknown' }[what];
  return {
    name,
    status: 404,
    title: `There is no such ${what}`,
    detail: `No ${what} "${id.slice(0, 100)}" is known here; GET /${what}s lists those that are.`,
  };
}

export function unknownVersion(protocol: string, version: string): ProblemStatement {
  return {
    name: 'ProtocolUnknown',
    status: 404,
    title: 'There is no such version of the protocol',
    detail: `No version ${version} of protocol "${protocol}" is known here; GET /protocols lists those that are.`,
  };
}

export const noSuchEndpoint: ProblemStatement = {
  name: 'EndpointUnknown',
  status: 404,
  title: 'There is no such endpoint',
  detail: 'GET /openapi.json describes those that there are.',
};
