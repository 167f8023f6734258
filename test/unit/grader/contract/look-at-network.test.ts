import { describe, expect, it } from 'vitest';
import { lookAtNetwork } from '../../../../grader/contract/look-at-network.ts';
import type { NetworkLook } from '../../../../grader/contract/network/network-form.ts';
import { respondent } from '../../../../grader/contract/respondent.ts';
import { hw2 } from '../../../fixtures/subjects/grade.ts';
import { networkOf, rightLayers, submissionOf, without } from '../../../fixtures/subjects/hw2-network.ts';
import { inProcessClasses } from '../../../fixtures/subjects/in-process-classes.ts';
import type { StudentClass } from '../../../fixtures/subjects/in-process-classes.ts';

const look = (classes: Readonly<Record<string, StudentClass>>): Promise<NetworkLook> =>
  lookAtNetwork(respondent(inProcessClasses(classes), hw2.targets), hw2.targets, 'network', 1);

describe('a look at a network', () => {
  it('finds the parts, the names they are added by, and where they are kept', async () => {
    const found = await look(submissionOf());
    expect(found).toMatchObject({
      kind: 'network',
      output: { target: 'output', called: 'output' },
      loss: { target: 'loss', called: 'loss' },
      places: { hidden: ['hiddenLayers'], output: ['outputLayer'], loss: ['lossLayer'] },
      without: [],
    });
    expect(found.kind === 'network' ? found.hidden.map(({ called }) => called) : []).toEqual([
      'hidden',
      'hidden_vondrick',
    ]);
  });

  it('tries the names as the examples of the homework write them', async () => {
    const NN = networkOf(rightLayers);
    class Capitals extends NN {
      override addLayer(name: string, inputDims: number, outputDims: number): void {
        if (/^[A-Z]/.test(name)) super.addLayer(name, inputDims, outputDims);
      }
    }
    const found = await look({ ...submissionOf(), NN: Capitals });
    expect(found).toMatchObject({ kind: 'network', output: { called: 'Output' } });
    expect(found.kind === 'network' ? found.hidden.map(({ called }) => called) : []).toEqual([
      'Hidden',
      'Hidden_Vondrick',
    ]);
  });

  it('says which class is missing', async () => {
    expect(await look(without('NN'))).toMatchObject({ kind: 'no-network', reply: { kind: 'missing' } });
    expect(await look(without('Loss'))).toMatchObject({ kind: 'no-part', target: 'loss', reply: { kind: 'missing' } });
    const found = await look(without('Hidden_Vondrick'));
    expect(found).toMatchObject({ kind: 'network', without: [expect.stringContaining('Hidden_Vondrick') as string] });
  });

  it('notices that networks share one list, and whether each can be given its own', async () => {
    const NN = networkOf(rightLayers);
    const shared: (typeof NN.prototype.hiddenLayers)[number][] = [];
    class Shares extends NN {
      override hiddenLayers = shared;
    }
    for (let time = 0; time < 2; time += 1)
      expect(await look({ ...submissionOf(), NN: Shares })).toMatchObject({ kind: 'network', sharesHidden: true });
    expect(await look(submissionOf())).toMatchObject({ kind: 'network', sharesHidden: false });
    class ByName extends Shares {
      override addLayer(name: string, inputDims: number, outputDims: number): void {
        const own = this.hiddenLayers;
        this.hiddenLayers = shared;
        super.addLayer(name, inputDims, outputDims);
        this.hiddenLayers = own;
      }
    }
    const found = await look({ ...submissionOf(), NN: ByName });
    const problem = found.kind === 'no-network' && found.reply.kind === 'signature' ? found.reply.problem : '';
    expect(problem).toContain('All networks share one `hiddenLayers`');
  });

  it('says what a network does not keep', async () => {
    const NN = networkOf(rightLayers);
    class Forgets extends NN {
      override addLayer(name: string, inputDims: number, outputDims: number): void {
        if (name !== 'loss' && name !== 'Loss') super.addLayer(name, inputDims, outputDims);
      }
    }
    const found = await look({ ...submissionOf(), NN: Forgets });
    const problem = found.kind === 'no-network' && found.reply.kind === 'signature' ? found.reply.problem : '';
    expect(problem).toContain('`lossLayer`');
  });
});
