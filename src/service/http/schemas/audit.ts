import { z } from 'zod';
import { component } from './components.ts';
import { instant, pageOf } from './common.ts';

const auditEntry = component(
  'AuditEntry',
  z
    .strictObject({
      at: instant,
      actor: z.string(),
      role: z.enum(['viewer', 'editor', 'operator']),
      action: z.string(),
      target: z.string(),
      details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
      requestId: z.string(),
      address: z.string(),
    })
    .meta({
      description: 'One change that somebody made.',
      examples: [
        {
          at: '2026-03-01T09:30:00.000Z',
          actor: 'jane',
          role: 'editor',
          action: 'templates.publish',
          target: 'templates/incsr-chapter',
          details: { version: 3 },
          requestId: '7f5a6a0c-7d3e-4a86-9b3f-0d8f1a3e5b11',
          address: '127.0.0.1',
        },
      ],
    }),
);

export const auditPage = pageOf('AuditPage', auditEntry, 'Changes, newest first.');
