import { createLogger } from '../config/logger.ts';
import { playDemo } from './demo/play-demo.ts';

/** `npm run demo`: one refresh cycle with a revision round, one declined, checked to the last task and email. */
const print = (line: string) => process.stdout.write(`${line}\n`);

const wrong = await playDemo(print, createLogger({ level: 'error' }));
print('');
if (wrong.length === 0) {
  print('Both cycles finished, every task and every email exactly as often as it should be.');
} else {
  print('Something is not as it should be:');
  for (const line of wrong) print(`  - ${line}`);
  process.exitCode = 1;
}
