import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const scripts = {
  'write and hold': new URL('./write-and-hold.ts', import.meta.url),
  'open and tell': new URL('./open-and-tell.ts', import.meta.url),
};

/** Starts one of the scripts beside this file in a process of its own, on the store of that address. */
export function startScript(name: keyof typeof scripts, databaseUrl: string): ChildProcess {
  return spawn(process.execPath, ['--import', 'tsx', fileURLToPath(scripts[name]), databaseUrl], {
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
