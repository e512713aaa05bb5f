import { z } from 'zod';
import { protocolSchema } from '../../domain/protocol/schema';
import { adoptedFacts } from './adopted-facts';
import { commandSchema } from './command-schema';
import { clinicId, courseId, patientId } from './id-text';
import { instantText } from './instant-text';

/** What opening and adopting ask for alike, but for the protocol, which callers may also name. */
export const openingFields = {
  realm: z.enum(['real', 'practice']).default('real'),
  clinic: clinicId,
  patient: patientId,
  follows: courseId.nullable().default(null).meta({ description: 'The course this one continues.' }),
  highRisk: z
    .boolean()
    .default(false)
    .meta({ description: 'The first no-show then already asks for a welfare check.' }),
};

export const adoptionFields = {
  asOf: instantText.meta({ description: 'Nothing due before it is reminded or escalated for that past.' }),
  facts: adoptedFacts,
};

export const openCourse = commandSchema('OpenCourse', { ...openingFields, protocol: protocolSchema });

export const adoptCourse = commandSchema('AdoptCourse', {
  ...openingFields,
  ...adoptionFields,
  protocol: protocolSchema,
});
