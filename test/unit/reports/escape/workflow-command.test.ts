import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { workflowMessage, workflowProperty } from '../../../../reports/escape/workflow-command.ts';

describe('workflowProperty and workflowMessage', () => {
  it('encode what would end a property or a command', () => {
    expect(workflowProperty('a,b:c%\n')).toBe('a%2Cb%3Ac%25%0A');
    expect(workflowMessage('100 %\nnext')).toBe('100 %25%0Anext');
  });

  it('keep to one line and inside one property, for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(workflowMessage(text)).not.toMatch(/[\r\n]/u);
        expect(workflowProperty(text)).not.toMatch(/[\r\n:,]/u);
      }),
    );
  });
});
