/** @jsxImportSource preact */
import type { ErrorRequestHandler } from 'express';
import { z } from 'zod';
import type { Logger } from '../../reconcile/ports/observer.ts';
import { consolePath } from '../access/cookie.ts';
import { ConsoleRefused } from '../refused.ts';
import { sendPage } from './send-page.tsx';

const unreadableForm = z.object({ status: z.union([z.literal(400), z.literal(413), z.literal(415)]) });

const unreadable =
  'The form could not be read, so nothing was done. Go back, load the page again, and repeat what you did.';

/** A page that says what is wrong. Of what nobody foresaw it says no more than that; the log has it. */
export function answerProblems(logger: Logger): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const { status, words } = problemOf(error);
    if (status === 500) logger.error({ error, method: request.method }, 'A page of the console failed');
    sendPage(response.status(status), {
      title: 'Not done',
      place: null,
      main: (
        <div class="narrow">
          <h1>{status === 404 ? 'Not found' : status === 500 ? 'Something went wrong' : 'Not done'}</h1>
          <p role="alert">{words}</p>
          <p>
            <a href={`${consolePath}/`}>To the open cycles</a>
          </p>
        </div>
      ),
    });
  };
}

function problemOf(error: unknown): { readonly status: number; readonly words: string } {
  if (error instanceof ConsoleRefused) return { status: error.status, words: error.message };
  const status = unreadableForm.safeParse(error).data?.status;
  if (status !== undefined) return { status, words: unreadable };
  if (error instanceof URIError) return { status: 400, words: 'The address is not encoded as it should be.' };
  return { status: 500, words: 'The log of the app tells what. Try again in a minute.' };
}
