import { raw } from 'express';
import type { Request, RequestHandler, Response } from 'express';
import { z } from 'zod';
import { Refusal } from './refusal.ts';

const unreadable = z.object({ status: z.number() });

/**
 * Reads a JSON body as the bytes that were sent: signatures cover bytes, so nothing is decoded or unpacked.
 * The content type is looked at before the first byte is read.
 * @throws Refusal 415 for another content type or a compressed body, 413 above `limitBytes`, 400 where the
 * body breaks off.
 */
export async function readBody(request: Request, response: Response, limitBytes: number): Promise<Buffer> {
  const contentType = request.headers['content-type']?.split(';')[0]?.trim().toLowerCase();
  if (contentType !== 'application/json') throw new Refusal(415, 'the content type is not application/json');
  const read: RequestHandler = raw({ type: () => true, inflate: false, limit: limitBytes });
  await new Promise<void>((resolve, reject) => {
    void read(request, response, (error?: unknown) => {
      if (error === undefined) resolve();
      else reject(refuseUnreadable(error, limitBytes));
    });
  });
  const body: unknown = request.body;
  return Buffer.isBuffer(body) ? body : Buffer.alloc(0);
}

function refuseUnreadable(error: unknown, limitBytes: number): Refusal {
  const status = unreadable.safeParse(error).data?.status;
  if (status === 413)
    return new Refusal(413, `the body is larger than ${limitBytes} bytes`, { cause: error });
  if (status === 415) return new Refusal(415, 'the body is compressed', { cause: error });
  return new Refusal(400, 'the body could not be read to its end', { cause: error });
}
