import { z } from 'zod';
import { instant } from './instant';

const actor = z.object({
  kind: z.enum(['person', 'integration', 'engine']),
  id: z.string(),
  role: z.string().nullable(),
  via: z.string().exactOptional().meta({ description: 'The system it came through.' }),
  onBehalfOf: z.string().exactOptional(),
});

const cause = z.object({
  kind: z.enum(['command', 'signal', 'wake', 'effect', 'import']),
  id: z.string(),
  digest: z.string().exactOptional(),
  rule: z.string().exactOptional().meta({ description: 'Path of the protocol rule that asked for it.' }),
});

/** One entry of a course's log. Events are a stored format that grows: read the members you know. */
export const logEntry = z
  .object({
    seq: z.int(),
    event: z.looseObject({ type: z.string() }),
    effectiveAt: instant.meta({ description: 'When it was so.' }),
    recordedAt: instant.meta({ description: 'When the course learned of it.' }),
    actor,
    cause,
    fact: z.object({ source: z.string(), id: z.string(), version: z.int() }).exactOptional(),
    protocolDigest: z.string().exactOptional(),
    surroundingsDigest: z.string().exactOptional(),
    engineBuild: z.string().exactOptional(),
  })
  .meta({ id: 'LogEntry' });
