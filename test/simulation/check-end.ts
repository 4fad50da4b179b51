import type { Scene } from './scene.ts';
export async function checkEnd(_: Scene): Promise<void> {
  await Promise.resolve();
}
