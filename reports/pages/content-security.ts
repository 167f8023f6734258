import { createHash } from 'node:crypto';

/**
 * The page's content security policy: nothing is loaded from anywhere, and only this very style sheet and this very
 * script run. Whatever slipped into the page from a submission would not.
 */
export function contentSecurityPolicy(style: string, script: string): string {
  return [
    "default-src 'none'",
    `style-src '${hash(style)}'`,
    `script-src '${hash(script)}'`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

function hash(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
