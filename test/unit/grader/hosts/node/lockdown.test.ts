import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { call, startHost, type Reply } from './client.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lockdown-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

/** What a function of a submission answers, asked once for each code, in one process. */
async function answered(codes: Readonly<Record<string, string>>): Promise<readonly (readonly [string, unknown])[]> {
  const names = Object.keys(codes);
  const functions = names.map((name, index) => `// ${name}\nexports.f${index} = function () { ${codes[name] ?? ''} };`);
  writeFileSync(join(folder, 'hw.js'), functions.join('\n'));
  const host = startHost();
  await host.load('hw.js', [], folder);
  const answers = await host.run(...names.map((_, index) => call(`f${index}`)));
  expect(await host.close()).toBe(0);
  return names.map((name, index) => {
    const answer = answers[index];
    return [name, answer?.threw ? answer.threw.message : answer?.returned];
  });
}

async function loaded(code: string): Promise<{ readonly reply: Reply; readonly printed: string }> {
  writeFileSync(join(folder, 'hw.js'), code);
  const host = startHost();
  const reply = await host.load('hw.js', [['f']], folder);
  await host.close();
  return { reply, printed: host.printed() };
}

describe('the world of the host', () => {
  it('makes no code out of text, whatever lent function is asked', async () => {
    const escape = (lent: string): string =>
      `try { return typeof ${lent}.constructor('return process')().exit } catch (error) { return 'refused' }`;
    const answers = await answered({
      'a method of console': escape('console.log'),
      'a timer': escape('setTimeout'),
      'a lent class': escape('Buffer'),
      'what the module is': escape('module.constructor'),
      'an asynchronous function of Node': escape("require('timers/promises').setTimeout"),
      'what stands behind a stand-in': escape("Object.getPrototypeOf(require('node:fs'))"),
      'the error of a lent function': `try { Buffer.alloc(-1) } catch (error) { ${escape('error.constructor')} }`,
    });
    expect(answers.filter(([, answer]) => answer !== 'refused' && answer !== 'undefined')).toEqual([]);
  });

  it('cannot be changed from there', async () => {
    const change = (what: string, name: string): string =>
      `'use strict'; const one = ${what}; const before = one.${name}; try { one.${name} = () => 4; } catch { return 'closed'; } return one.${name} === before ? 'closed' : 'changed';`;
    const answers = await answered({
      'toJSON of all objects': change('Object.getPrototypeOf(structuredClone({}))', 'toJSON'),
      'map of arrays': change('Object.getPrototypeOf(structuredClone([]))', 'map'),
      'get of maps': change('Object.getPrototypeOf(structuredClone(new Map()))', 'get'),
      'from of Buffer': change('Buffer', 'from'),
      'toString of buffers': change('Buffer.prototype', 'toString'),
      'join of paths': change("require('path').posix", 'join'),
      'emit, which the process has too': change("require('events').EventEmitter.prototype", 'emit'),
      'traces of errors': `try { Buffer.alloc(-1) } catch (error) { ${change('Object.getPrototypeOf(error.constructor)', 'prepareStackTrace')} }`,
    });
    expect(answers.filter(([, answer]) => answer !== 'closed')).toEqual([]);
  });

  it('leaves what is lent usable, and open to those who extend it', async () => {
    const emitter = "const { EventEmitter } = require('events'); class Loud extends EventEmitter {}";
    const answers = await answered({
      'an emitter': `${emitter} const loud = new Loud(); let heard = 0; loud.on('a', () => heard++); loud.emit('a'); return heard;`,
      'an emitter with its own emit': `${emitter} const loud = new Loud(); loud.emit = () => 1; return loud.emit('a');`,
      'a clone with its own toString':
        "'use strict'; const clone = structuredClone({}); clone.toString = () => '1'; return Number(clone);",
      'an error told anew':
        "'use strict'; try { Buffer.alloc(-1) } catch (error) { error.message = '1'; return Number(error.message); }",
      'a checksum': "return require('crypto').createHash('sha1').update('a').digest('hex').length / 40;",
      'assert as a function': "require('assert')(true); return 1;",
      'code made of text, in its own world': "return new Function('return 1')();",
    });
    expect(answers.filter(([, answer]) => answer !== 1)).toEqual([]);
  });
});

describe('objects that do not want to be looked at', () => {
  const angry = `const no = () => { throw trap; };
    const trap = new Proxy(function () {}, { get: no, getPrototypeOf: no, getOwnPropertyDescriptor: no, ownKeys: no, has: no });`;

  it('are errors of the function that throws them', async () => {
    expect(await answered({ 'a proxy': `${angry} throw trap;` })).toEqual([['a proxy', '']]);
  });

  it.each([
    ['a function', `${angry} exports.f = trap;`],
    ['the module', `${angry} module.exports = trap; function f() {}`],
    ['a property of the module', "Object.defineProperty(module, 'exports', { get() { throw 1; } }); function f() {}"],
  ])('are no fault of the host: %s', async (_what, code) => {
    const { reply, printed } = await loaded(code);
    expect([reply.fault, reply.loaded !== undefined, printed]).toEqual([undefined, true, '']);
  });

  it('are waited for by the means of the host: a promise with a then of its own', async () => {
    const answers = await answered({
      'a promise': 'const promise = Promise.resolve(3); promise.then = (take) => take(4); return promise;',
    });
    expect(answers).toEqual([['a promise', 3]]);
  });
});

describe('leaving', () => {
  it.each([
    ['137', 1],
    ['-1', 1],
    ['3', 3],
    ['undefined', 0],
    ['"x"', 1],
  ])('never looks like a signal: process.exit(%s)', async (code, expected) => {
    writeFileSync(join(folder, 'hw.js'), `exports.f = () => process.exit(${code});`);
    const host = startHost();
    await host.load('hw.js', [['f']], folder);
    await expect(host.run(call('f'))).rejects.toThrow(`ended with ${expected}`);
  });
});

it('tells of stand-ins a few times, and shortly', async () => {
  const { reply } = await loaded(
    "for (let n = 0; n < 500; n += 1) require(n + '-'.repeat(5000)); exports.f = () => 0;",
  );
  const helps = reply.loaded?.helps ?? [];
  expect([helps.length, Math.max(...helps.map(({ message }) => message.length)) < 300]).toEqual([50, true]);
});
