import { z } from 'zod';

export const protocolVersion = z.string().regex(/^\d+\.\d+\.\d+$/, 'is not a version such as 1.0.0');

export const protocolStatus = z.enum(['draft', 'approved', 'active', 'retired']);
