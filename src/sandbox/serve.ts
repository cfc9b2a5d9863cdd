import { BriefError } from '../diagnostic.ts';
import { tooComplex } from '../messages/sandbox.ts';
import { answerAsk } from './answer.ts';
import { closeIntrinsics } from './intrinsics.ts';
import { READY } from './protocol.ts';
import type { Answer, Ask, Outcome } from './protocol.ts';

/** Answers one ask after the other until the parent goes away. */
export function serveRenders(process: NodeJS.Process): void {
  const isIntact = closeIntrinsics();

  const serve = async (ask: Ask): Promise<void> => {
    const outcome = await answerAsk(ask).catch(explain);
    const answer: Answer = { outcome, residentBytes: process.memoryUsage.rss(), intact: isIntact() };
    process.send!(answer);
  };

  process.on('message', (ask: Ask) => void serve(ask));
  process.on('disconnect', () => process.exit());
  process.send!(READY);
}

/** What the engine says when a text, a buffer or the stack has grown too large. */
const TOO_LARGE = /call stack|string length|array length|allocation failed|buffer size|typed array|Map maximum size|Set maximum size/i;

function explain(error: unknown): Outcome {
  if (error instanceof BriefError) return { kind: 'refused', diagnostics: error.diagnostics };
  if (error instanceof RangeError && TOO_LARGE.test(error.message)) return { kind: 'refused', diagnostics: [tooComplex()] };
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  return { kind: 'failed', message: message.slice(0, 1_000), stack: (stack ?? '').slice(0, 4_000) };
}
