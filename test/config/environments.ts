/** A value that is shaped like a secret and made up as the test runs. */
export function madeUpSecret(...words: readonly string[]): string {
  return ['made', 'up', ...words].join('-');
}

/** The least that lets the app start with a mail server. */
export function smtpEnvironment(): Record<string, string> {
  return {
    HUBSPOT_ACCESS_TOKEN: madeUpSecret('access'),
    HUBSPOT_CLIENT_SECRET: madeUpSecret('client'),
    PUBLIC_BASE_URL: 'https://refresh.example.com',
    SMTP_URL: 'smtps://mail.example.com:465',
    EMAIL_FROM: 'Creative Refresh <refresh@example.com>',
  };
}
