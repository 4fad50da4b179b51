import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';

/** What the server answers at each step; a step left out goes well. */
export interface Replies {
  /** null: it accepts the connection and says nothing. */
  readonly greeting?: string | null;
  readonly hello?: string;
  readonly login?: string;
  readonly sender?: string;
  readonly recipient?: string;
  /** null: it hangs up after the last byte of the message. */
  readonly message?: string | null;
}

export interface ReceivedEmail {
  readonly sender: string;
  readonly recipients: readonly string[];
  readonly source: string;
}

export interface SmtpServer {
  readonly url: string;
  readonly received: readonly ReceivedEmail[];
  /** Connections so far, closed ones included. */
  connections(): number;
  openConnections(): number;
  /** Sends `text` on every open connection, out of turn. */
  say(text: string): void;
  stop(): Promise<void>;
}

/** A mail server on the loopback interface that does as it is told. */
export async function startSmtpServer(replies: Replies = {}): Promise<SmtpServer> {
  const received: ReceivedEmail[] = [];
  const sockets = new Set<Socket>();
  let connections = 0;
  const server = createServer((socket) => {
    connections += 1;
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    socket.on('error', () => undefined);
    converse(socket, replies, (email) => received.push(email));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    connections: () => connections,
    openConnections: () => sockets.size,
    say: (text) => {
      for (const socket of sockets) socket.write(text);
    },
    stop: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      if (server.listening) await once(server, 'close');
    },
  };
}

function converse(socket: Socket, replies: Replies, keep: (email: ReceivedEmail) => void): void {
  let buffered = '';
  let sender = '';
  let recipients: string[] = [];
  let inMessage = false;
  const reply = (text: string) => socket.write(`${text}\r\n`);

  const command = (line: string): void => {
    const verb = line.slice(0, 4).toUpperCase();
    if (verb === 'EHLO') reply(replies.hello ?? '250-here\r\n250 AUTH PLAIN');
    else if (verb === 'AUTH') reply(replies.login ?? '235 welcome');
    else if (verb === 'MAIL') {
      sender = line.slice('MAIL FROM:'.length);
      reply(replies.sender ?? '250 fine');
    } else if (verb === 'RCPT') {
      recipients = [...recipients, line.slice('RCPT TO:'.length)];
      reply(replies.recipient ?? '250 fine');
    } else if (verb === 'DATA') {
      inMessage = true;
      reply('354 go ahead');
    } else if (verb === 'QUIT') socket.end('221 bye\r\n');
    else reply('250 fine');
  };

  socket.on('data', (chunk) => {
    buffered += chunk.toString();
    for (;;) {
      const end = buffered.indexOf(inMessage ? '\r\n.\r\n' : '\r\n');
      if (end < 0) return;
      const piece = buffered.slice(0, end);
      buffered = buffered.slice(end + (inMessage ? 5 : 2));
      if (!inMessage) {
        command(piece);
        continue;
      }
      inMessage = false;
      if (replies.message === null) {
        socket.destroy();
        return;
      }
      if (replies.message === undefined) keep({ sender, recipients, source: piece });
      reply(replies.message ?? '250 taken');
    }
  });
  if (replies.greeting !== null) reply(replies.greeting ?? '220 here');
}
