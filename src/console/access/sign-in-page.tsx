/** @jsxImportSource preact */
import type { VNode } from 'preact';
import { Notice } from '../../pages/parts/badge.tsx';
import { Field } from '../../pages/parts/field.tsx';
import { consolePath } from './cookie.ts';
import { sessionHours } from './sessions.ts';

interface SignInPageProps {
  /** The path to go on to. */
  readonly to: string;
  readonly isWrong: boolean;
  readonly publicBaseUrl: string;
}

export function SignInPage({ to, isWrong, publicBaseUrl }: SignInPageProps): VNode {
  return (
    <form method="post" action={`${consolePath}/sign-in`} class="narrow">
      <h1>Sign in to the console</h1>
      {isWrong && (
        <Notice tone="bad" isAnswer>
          <p id="wrong">That is not the admin token. It is the value of ADMIN_TOKEN on the server.</p>
        </Notice>
      )}
      <input type="hidden" name="to" value={to} />
      <Field id="token" label="Admin token">
        <input
          id="token"
          name="token"
          type="password"
          autocomplete="current-password"
          required
          aria-invalid={isWrong}
          aria-describedby={isWrong ? 'wrong' : undefined}
        />
      </Field>
      <div class="field">
        <button type="submit" class="main">
          Sign in
        </button>
      </div>
      <p class="hint">
        You stay signed in for {sessionHours} hours. Signed in already, and led here by a link?{' '}
        <a href={to}>Go on</a>. Should this page come back after you have signed in, open the console at{' '}
        <a href={`${publicBaseUrl}${consolePath}/`}>{`${publicBaseUrl}${consolePath}/`}</a>.
      </p>
    </form>
  );
}
