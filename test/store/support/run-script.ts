import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Starts a script of test/store/support in a process of its own, with one argument. */
export function startScript(name: string, argument: string): ChildProcess {
  const script = fileURLToPath(new URL(name, import.meta.url));
  return spawn(process.execPath, ['--import', 'tsx', script, argument], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

/** Everything the process has printed when it has ended, and how it ended. */
export async function waitForEnd(child: ChildProcess): Promise<{ printed: string; code: number | null }> {
  let printed = '';
  child.stdout?.on('data', (chunk: Buffer) => {
    printed += chunk.toString();
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  return { printed: printed.trim(), code };
}

/** Resolves when the process has printed `word`; rejects when it ends without. */
export function waitForWord(child: ChildProcess, word: string): Promise<void> {
  return new Promise((resolve, reject) => {
    let printed = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
      if (printed.includes(word)) resolve();
    });
    child.once('error', reject);
    child.once('close', () => {
      reject(new Error(`The process ended and printed only: ${printed}`));
    });
  });
}
