import { describe, expect, it } from 'vitest';
import { contentSecurityPolicy } from '../../../../reports/pages/content-security.ts';

describe('contentSecurityPolicy', () => {
  it('lets only the given style and script run', () => {
    // sha256 of the empty text, base64.
    const empty = 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=';
    const policy = contentSecurityPolicy('', '');
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain(`script-src '${empty}'`);
    expect(policy).toContain(`style-src '${empty}'`);
    expect(policy).not.toContain('unsafe');
  });
});
