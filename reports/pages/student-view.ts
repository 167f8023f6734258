import type { CheckResult, Report } from '../../grader/model/report.ts';
import type { Landscape } from '../../grader/model/plot.ts';
import type { LandscapeCache } from '../plots/landscape-cache.ts';
import { byTarget } from '../words/by-target.ts';
import { statusCounts } from '../words/counts.ts';
import { dataSetText, madeUpTexts } from '../words/data-sets.ts';
import { alikeText, causeName, causes, heldUpBy, type Cause } from '../words/fix-first.ts';
import { forStudents } from '../words/for-students.ts';
import { oneReason, type OneReason } from '../words/one-reason.ts';
import { placeText } from '../words/place.ts';
import { pointsText, totalText } from '../words/points.ts';
import { statusWords } from '../words/status-words.ts';
import { anchors } from './anchors.ts';
import { groupView, type GroupView } from './group-view.ts';
import type { CheckPlaces, Link } from './check-view.ts';
import { experimentsOfPage, type ExperimentsOfPage } from './experiments-of-page.ts';
import { picturesOfPage, type PicturesOfPage } from './pictures-of-page.ts';
import { plotsOfPage, type PlotsOfPage } from './plots-of-page.ts';
import { trainingsOfPage, type TrainingsOfPage } from './trainings-of-page.ts';

/** A student's page as the template writes it. */
export interface StudentView {
  readonly student: string;
  readonly assignment: string;
  readonly classPage: string | null;
  readonly total: string;
  readonly hasGrade: boolean;
  /** Whether the run was to give a grade. */
  readonly isGrade: boolean;
  readonly earned: string;
  /** What alone decided everything, before all else; null where there is more to say. */
  readonly reason: OneReason | null;
  /** Empty where one reason keeps all of them open. */
  readonly undecided: readonly (Link & { readonly word: string; readonly most: string })[];
  readonly counts: readonly { readonly status: string; readonly word: string; readonly count: number }[];
  readonly fixFirst: readonly (Link & {
    readonly lost: string;
    /** What was recognised; null when nothing was. */
    readonly name: string | null;
    readonly message: string;
    readonly alike: string;
    readonly holdsUp: string;
  })[];
  readonly groups: readonly GroupView[];
  /** Whether there are so many targets that a list of them helps. */
  readonly isLong: boolean;
  readonly plots: PlotsOfPage['plots'];
  readonly symbols: PlotsOfPage['symbols'];
  readonly trainings: TrainingsOfPage['trainings'];
  readonly experiments: ExperimentsOfPage['experiments'];
  /** Pictures that the notebook came with. */
  readonly pictures: PicturesOfPage['pictures'];
  /** Sentences about data sets that stand in for the published ones. */
  readonly madeUp: readonly string[];
  readonly helps: readonly { readonly message: string; readonly where: string | null }[];
  readonly files: readonly {
    readonly path: string;
    readonly bytes: string;
    readonly sha256: string;
    readonly graded: boolean;
  }[];
  readonly environment: readonly { readonly name: string; readonly text: string }[];
}

/** So many targets are found without a list of them. */
const SHORT = 6;

export function studentView(
  whole: Report,
  landscapes: ReadonlyMap<string, Landscape>,
  cache: LandscapeCache,
  classPage: string | null,
): StudentView {
  const report = forStudents(whole);
  const links = linksOf(report.checks);
  const pictures = picturesOfPage(report.pictures ?? [], report.checks);
  const plots = plotsOfPage(report.checks, links, landscapes, cache, pictures.linksByCheck);
  const trainings = trainingsOfPage(report.checks, links);
  const experiments = experimentsOfPage(report.checks, links, pictures.linksByCheck);
  const places: CheckPlaces = {
    checks: links,
    plots: plots.linksByCheck,
    trainings: trainings.linksByCheck,
    experiments: experiments.linksByCheck,
    pictures: pictures.linksByCheck,
  };
  const reason = oneReason(report.checks);
  const isOpen = report.scope === 'all' && reason?.isOpen !== true;
  const linkOf = (check: CheckResult): Link => links.get(check.id) ?? { anchor: '', title: check.title };
  const groups = byTarget(report.checks).map(([target, checks], index) =>
    groupView(`target-${index + 1}`, target, checks, places),
  );
  return {
    student: report.submission.student,
    assignment: report.assignment.title,
    classPage,
    total: totalText(report.scope, report.total),
    hasGrade: report.scope === 'all' && report.total.points !== null,
    isGrade: report.scope === 'all',
    earned: `${pointsText(report.total.earned)} of ${pointsText(report.total.maxPoints)}`,
    reason,
    undecided: (isOpen ? report.checks : [])
      .filter((check) => report.total.undecided.includes(check.id))
      .map((check) => ({ ...linkOf(check), word: statusWords[check.status], most: pointsText(check.maxPoints) })),
    counts: statusCounts(report.checks).map(({ status, count }) => ({ status, word: statusWords[status], count })),
    fixFirst: (reason === null ? causes(report.checks) : []).map((cause) => ({
      ...linkOf(cause.check),
      lost: lostText(cause),
      name: causeName(cause),
      message: cause.check.message,
      alike: alikeText(cause),
      holdsUp: [cause.check, ...cause.alike]
        .flatMap((check) => heldUpBy(check, report.checks))
        .map((other) => other.title)
        .join(', '),
    })),
    groups,
    isLong: groups.length > SHORT,
    plots: plots.plots,
    symbols: plots.symbols,
    trainings: trainings.trainings,
    experiments: experiments.experiments,
    pictures: pictures.pictures,
    madeUp: madeUpTexts(report),
    helps: report.helps.map(({ message, where }) => ({
      message,
      where: where === undefined ? null : placeText(where),
    })),
    files: report.submission.files.map((file) => ({ ...file, bytes: file.bytes.toLocaleString('en') })),
    environment: environmentRows(report),
  };
}

function linksOf(checks: readonly CheckResult[]): ReadonlyMap<string, Link> {
  const byId = anchors(
    'check',
    checks.map(({ id }) => id),
  );
  return new Map(checks.map(({ id, title }) => [id, { anchor: byId.get(id) ?? '', title }]));
}

function lostText({ check, alike, lost }: Cause): string {
  if (alike.length === 0 && check.maxPoints === 0) return 'not scored';
  return lost === null ? 'points not known' : `−${pointsText(lost)}`;
}

function environmentRows(report: Report): readonly { readonly name: string; readonly text: string }[] {
  return [
    { name: 'Grader', text: `${report.grader.name} ${report.grader.version}` },
    { name: 'Sandbox', text: report.environment.sandbox },
    { name: 'Language', text: report.submission.language ?? 'not known' },
    ...report.environment.versions.map(({ name, version }) => ({ name, text: version })),
    ...(report.environment.data ?? []).map((data) => ({ name: 'Data', text: dataSetText(data) })),
    { name: 'Seed', text: String(report.seed) },
    { name: 'Assignment', text: `${report.assignment.id}, sha256 ${report.assignment.sha256}` },
  ];
}
