import { READY } from '../../src/sandbox/protocol.ts';
import type { Answer, Ask } from '../../src/sandbox/protocol.ts';

// Speaks the protocol of a render process and does what the parameter `does` says.
const held: unknown[] = [];
let answered = 0;

const ACTS: Readonly<Record<string, () => Partial<Answer> | Promise<Partial<Answer>>>> = {
  answer: () => ({}),
  'loop for ever': () => {
    for (;;) held.length = 0;
  },
  'wait for ever': () => new Promise(() => undefined),
  'wait a while': () => new Promise((resolve) => setTimeout(() => resolve({}), 300)),
  'fill the heap': () => {
    for (;;) held.push(Array.from({ length: 1_000 }, () => ({})));
  },
  'fill buffers': () => {
    for (;;) held.push(Buffer.alloc(8 * 1024 * 1024, 1));
  },
  exit: () => process.exit(3),
  'exit unless fresh': () => (answered > 0 ? process.exit(3) : {}),
  'find errors': () => ({ outcome: { kind: 'refused', diagnostics: [{ severity: 'error', rule: 'test/wrong', message: 'It is wrong.' }] } }),
  fail: () => ({ outcome: { kind: 'failed', message: 'our fault', stack: 'Error: our fault\n    at somewhere' } }),
  pollute: () => ({ intact: false }),
  grow: () => ({ residentBytes: answered * 1024 * 1024 * 1024 }),
};

process.on('message', (ask: Ask) => {
  void (async () => {
    const act = ACTS[ask.request.parameters['does'] ?? 'answer']!;
    const told = await act();
    answered += 1;
    const result = { title: String(process.pid), outputs: [], diagnostics: [], milliseconds: 1 };
    const outcome: Answer['outcome'] = ask.action === 'check' ? { kind: 'checked', diagnostics: [] } : { kind: 'rendered', result };
    process.send!({ outcome, residentBytes: 1, intact: true, ...told } satisfies Answer);
  })();
});
process.on('disconnect', () => process.exit());
process.send!(READY);
