import { z } from 'zod';
import { component } from './components.ts';

export const health = component(
  'Health',
  z.strictObject({ status: z.literal('ok') }).meta({ description: 'Whether the service works.', examples: [{ status: 'ok' }] }),
);

export const whoAmI = component(
  'Caller',
  z
    .strictObject({ name: z.string(), role: z.enum(['viewer', 'editor', 'operator']), isOpen: z.boolean().describe('Whether the service asks for no keys.') })
    .meta({ description: 'Whom the service takes the caller for.', examples: [{ name: 'jane', role: 'editor', isOpen: false }] }),
);
