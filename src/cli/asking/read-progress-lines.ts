import type { Readable } from 'node:stream';
import { z } from 'zod';
import type { Progress } from '../../admin/operation.ts';

const progressLine = z.object({ progress: z.object({ done: z.number(), total: z.number() }) });
const lastLine = z.object({ status: z.number(), body: z.unknown() });

/**
 * Tells the progress that an answer brings line by line, and gives what it ends with.
 * @throws where the lines break off, or are no such answer
 */
export async function readProgressLines(
  answer: Readable,
  progress: Progress,
): Promise<z.infer<typeof lastLine>> {
  for await (const line of linesOf(answer)) {
    const document: unknown = JSON.parse(line);
    const going = progressLine.safeParse(document);
    if (!going.success) return lastLine.parse(document);
    progress(going.data.progress.done, going.data.progress.total);
  }
  throw new Error('The answer ended before its last line');
}

/** Node's own readline would wait for ever where the connection breaks off. */
async function* linesOf(answer: Readable): AsyncGenerator<string> {
  let begun = '';
  for await (const chunk of answer.setEncoding('utf8')) {
    const lines = `${begun}${String(chunk)}`.split('\n');
    begun = lines.pop() ?? '';
    yield* lines;
  }
}
