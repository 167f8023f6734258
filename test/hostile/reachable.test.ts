import { describe, expect, it } from 'vitest';
import { becomeUser } from './become.ts';
import { coveredFolders } from './reachable.ts';

const closed =
  (...folders: readonly string[]) =>
  (folder: string) =>
    !folders.includes(folder);

describe('the way of an ordinary user to what the command needs', () => {
  it('covers nothing where everything can be reached', () => {
    expect(coveredFolders(['/srv/plumbline', '/usr'], closed())).toEqual([]);
  });

  it('covers the outermost closed folder once, and keeps what is needed below it', () => {
    const needed = ['/closed/a/python', '/closed/node', '/usr', '/closed/node'];
    expect(coveredFolders(needed, closed('/closed', '/closed/a'))).toEqual([
      { folder: '/closed', keep: ['/closed/a/python', '/closed/node'] },
    ]);
  });

  it('keeps a folder instead of what is below it', () => {
    expect(coveredFolders(['/closed/node/bin', '/closed/node'], closed('/closed'))).toEqual([
      { folder: '/closed', keep: ['/closed/node'] },
    ]);
  });

  it('asks for what is needed to be opened where it is closed itself', () => {
    expect(() => coveredFolders(['/srv/plumbline'], closed('/srv/plumbline'))).toThrow('chmod -R a+rX');
  });

  it('holds open what it is going to cover, and quotes every path for the shell', () => {
    const script = becomeUser(54_321, [{ folder: "/it's", keep: ["/it's/a b"] }]).find((word) => word.includes('exec'));
    expect(script?.split('\n')).toEqual([
      'umask 022',
      String.raw`exec 3< '/it'\''s/a b'`,
      String.raw`mount -t tmpfs -o mode=0755,size=1m plumbline-cover '/it'\''s'`,
      String.raw`mkdir -p '/it'\''s/a b'`,
      String.raw`mount --no-canonicalize --rbind /proc/self/fd/3 '/it'\''s/a b'`,
      'exec 3<&-',
      'exec setpriv --reuid=54321 --regid=54321 --clear-groups --inh-caps=-all --bounding-set=-all -- "$@"',
    ]);
  });
});
