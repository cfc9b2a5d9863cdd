import type { HostileCase } from '../support/hostileCase.ts';
import { page } from '../support/starters.ts';

export const hostile: HostileCase = {
  tries: 'makes the scanner look for the end of something again and again',
  template: () => ({ 'template.md': page(`${'{{!-- '.repeat(20_000)}\n${'{{'.repeat(20_000)}\n${'\\\\{{'.repeat(20_000)}\n${'{{[x'.repeat(10_000)}\n{{${'../'.repeat(50_000)}x}}`) }),
  ends: { refused: ['template/unreadable', 'template/unfinished', 'template/empty', 'template/uneven-braces', 'template/too-deep'] },
};
