import { gzipSync } from 'node:zlib';
import { tarOf, zipOf, type Member } from './archive-bytes.ts';
import { folder, type BadInput } from './bad-input.ts';
import { honestPython } from './honest.ts';

const honest: Member = { name: 'solution.py', data: honestPython };
const slips: readonly Member[] = [
  { name: '../../../../tmp/plumbline-slipped.py', data: honestPython },
  { name: '/tmp/plumbline-slipped.py', data: honestPython },
  { name: '..\\..\\plumbline-slipped.py', data: honestPython },
];
const links: readonly Member[] = [
  { name: 'solution.py', data: '/etc/passwd', isLink: true },
  { name: 'out', data: '../../..', isLink: true },
  { name: 'out/plumbline-slipped.py', data: honestPython },
];
const bomb: readonly Member[] = [{ name: 'solution.py', data: Buffer.alloc(20e6) }];
/** Says that it is 4 GB. */
const liar: readonly Member[] = [{ ...honest, claims: 0xfffffffe }];

const pdf = `%PDF-1.7\n1 0 obj\n<</Type/Catalog/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>>>\nendobj\n%%EOF\n`;

const handedIn = (student: string, name: string, content: string | Buffer): BadInput =>
  folder(`bad archive ${student}`, { [name]: content });

/** Archives and documents: none is opened. */
export const archives: readonly BadInput[] = [
  handedIn('zip', 'homework.zip', zipOf([honest])),
  handedIn('zip that slips', 'homework.zip', zipOf([...slips, honest])),
  handedIn('zip with links', 'homework.zip', zipOf(links)),
  handedIn('zip bomb', 'homework.zip', zipOf(bomb)),
  handedIn(
    'zip in zips',
    'homework.zip',
    zipOf([{ name: 'a.zip', data: zipOf([{ name: 'b.zip', data: zipOf(bomb) }]) }]),
  ),
  handedIn('zip that lies', 'homework.zip', zipOf(liar)),
  handedIn('zip damaged', 'homework.zip', zipOf([honest]).subarray(0, 60)),
  handedIn('zip without a name', 'homework', zipOf([honest])),
  handedIn('tar', 'homework.tar', tarOf([...slips, honest])),
  handedIn('tar with links', 'homework.tar', tarOf(links)),
  handedIn('tar.gz', 'homework.tar.gz', gzipSync(tarOf([honest]))),
  handedIn('tgz bomb', 'homework.tgz', gzipSync(tarOf(bomb))),
  handedIn('gz', 'solution.py.gz', gzipSync(honestPython)),
  handedIn('7z', 'homework.7z', Buffer.from('377abcaf271c0004', 'hex')),
  handedIn('rar', 'homework.rar', Buffer.from('526172211a070100', 'hex')),
  handedIn('pdf', 'homework.pdf', pdf),
  handedIn('docx', 'homework.docx', zipOf([{ name: 'word/document.xml', data: '<w:document/>' }])),
  handedIn('page', 'solution.html', `<pre>${honestPython}</pre><script>alert(1)</script>`),
  handedIn('zip called a notebook', 'solution.ipynb', zipOf([honest])),
  handedIn('gz called python', 'solution.py', gzipSync(honestPython)),
  handedIn('pdf called python', 'solution.py', pdf),
  folder('bad archive beside code', { 'solution.py': honestPython, 'all.zip': zipOf(slips), 'me.tar': tarOf(links) }),
  { student: 'bad archive alone', entry: 'bad archive alone.zip', what: { kind: 'file', content: zipOf([honest]) } },
];
