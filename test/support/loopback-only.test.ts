import { connect } from 'node:net';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { takeRefusedHosts } from './loopback-only.ts';

// Addresses of the block that is kept free for documentation: nobody would answer there either.
test('a test that asks another machine for a page is told so at once, and fails', async () => {
  const asked = fetch('http://192.0.2.1/');
  await expect(asked).rejects.toMatchObject({
    cause: { message: 'A test wanted to connect to 192.0.2.1; tests stay on this machine.' },
  });
  expect(takeRefusedHosts()).toEqual(['192.0.2.1']);
});

test('no name is looked up', async () => {
  await expect(fetch('https://creative-refresh.example/')).rejects.toMatchObject({
    cause: { message: 'A test wanted to connect to creative-refresh.example; tests stay on this machine.' },
  });
  expect(takeRefusedHosts()).toEqual(['creative-refresh.example']);
});

test('neither do sockets of databases and mail servers get through', async () => {
  const [error] = await once(connect(5432, '192.0.2.1'), 'error').catch((thrown: unknown) => [thrown]);
  expect(error).toHaveProperty(
    'message',
    'A test wanted to connect to 192.0.2.1; tests stay on this machine.',
  );
  expect(takeRefusedHosts()).toEqual(['192.0.2.1']);
});
