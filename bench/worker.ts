import type { Answer, Ask, ChartSource, Sample } from './model.ts';
import { openSubject, type OpenSubject } from './subject.ts';
import { cpuMilliseconds, peakMemory } from './usage.ts';

// One subject in a process of its own: it makes briefs when it is asked to, and says what each cost.
/** A brief that no measure asks for. */
const FIRST = 90_000;

const say = (answer: Answer): void => void process.send!(answer);

try {
  const subject = await openSubject(process.argv[2]!);
  // One that is installed but cannot make the brief is told of as well.
  await (await subject.prepare(FIRST, 'rendered'))();
  // Whoever asked is gone.
  process.on('disconnect', () => process.exit());
  process.on('message', (ask: Ask) => void answer(subject, ask));
  say({ kind: 'open' });
} catch (error) {
  say({ kind: 'missing', reason: error instanceof Error ? error.message.split('\n')[0]! : String(error) });
  process.disconnect!();
}

async function answer(subject: OpenSubject, ask: Ask): Promise<void> {
  switch (ask.kind) {
    case 'one':
      return say({ kind: 'sample', sample: await measure(subject, ask.variant, ask.charts) });
    case 'many':
      for (const variant of ask.variants) await (await subject.prepare(variant, 'rendered'))();
      return say({ kind: 'done' });
    case 'close':
      await subject.close();
      process.exit(0);
  }
}

async function measure(subject: OpenSubject, variant: number, charts: ChartSource): Promise<Sample> {
  const job = await subject.prepare(variant, charts);
  const [cpu, wall] = [cpuMilliseconds(), performance.now()];
  const outputs = await job();
  return {
    wall: performance.now() - wall,
    cpu: cpuMilliseconds() - cpu,
    bytes: outputs.reduce((sum, bytes) => sum + bytes.length, 0),
    memory: peakMemory(),
  };
}
