import { describe, expect, it } from 'vitest';
import { dataCache, dataFolders } from '../../../../grader/intake/data-folders.ts';

const workingFolder = '/home/ada/course';

describe('dataFolders', () => {
  it('takes what is told and what the environment says from the working folder', () => {
    const environment = { PLUMBLINE_DATA: '../data', HOME: '/home/ada' };
    expect(dataFolders({ told: 'sets', environment, workingFolder })).toEqual({
      told: '/home/ada/course/sets',
      environment: '/home/ada/data',
      cache: '/home/ada/.cache/plumbline/data',
    });
  });

  it('counts an empty variable as unset', () => {
    const environment = { PLUMBLINE_DATA: '', XDG_CACHE_HOME: '', HOME: '/home/ada' };
    expect(dataFolders({ told: undefined, environment, workingFolder })).toEqual({
      told: null,
      environment: null,
      cache: '/home/ada/.cache/plumbline/data',
    });
  });
});

describe('dataCache', () => {
  it.each([
    [{ XDG_CACHE_HOME: '/var/cache/ada', HOME: '/home/ada' }, '/var/cache/ada/plumbline/data'],
    [{ XDG_CACHE_HOME: 'relative', HOME: '/home/ada' }, '/home/ada/.cache/plumbline/data'],
    [{ USERPROFILE: '/users/ada' }, '/users/ada/.cache/plumbline/data'],
    [{}, null],
  ])('of %j is %s', (environment, expected) => {
    expect(dataCache(environment)).toBe(expected);
  });
});
