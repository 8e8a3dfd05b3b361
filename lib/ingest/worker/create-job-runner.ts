import type { Fence } from '@/lib/store/close-row';
import { hasQueuedRun } from '@/lib/store/ingest-runs';
import type { ToldDividends } from '../pull/dividend-lists';
import { doJob } from './do-job';
import type { WorkerParts } from './job-request';
import { MadeWay } from './make-way';
import { findNextGoalMs, nameJob, planJobs, type Job, type Try } from './plan-jobs';
import { readPlanState } from './read-plan-state';

export interface JobRunnerOptions extends WorkerParts {
  readonly log: (text: string, level?: 'error') => void;
  /** Does work under the writer's lease. */
  readonly asHolder: (label: string, work: (fence: Fence) => Promise<void>) => Promise<void>;
}

// What a person follows, imports or adds meanwhile is seen then.
const longestRestMs = 5 * 60_000;

function describeJob(job: Job): string {
  return 'session' in job ? `${nameJob(job)}, ${job.session}` : nameJob(job);
}

/** Does what is due, a job at a time; `doNext` answers whether it did one. It never throws: a job that fails waits for its next try. */
export function createJobRunner(options: JobRunnerOptions): { readonly doNext: () => Promise<boolean> } {
  const { store, calendar, now, signal, log } = options;
  // Tries that left no run, of this process: after a restart such a job is simply tried again.
  const unrecorded = new Map<string, Try[]>();
  const told: ToldDividends = new Map();
  let lookAtMs = -Infinity;

  async function findDue(): Promise<Job | null> {
    const state = await readPlanState(store, calendar, now());
    const tries = new Map(state.tries);
    for (const [name, more] of unrecorded) tries.set(name, [...(tries.get(name) ?? []), ...more]);
    const {
      due: [job = null],
      nextMs,
    } = planJobs({ ...state, tries });
    lookAtMs = job === null ? Math.min(nextMs, now().getTime() + longestRestMs) : -Infinity;
    return job;
  }

  async function run(job: Job): Promise<void> {
    const name = nameJob(job);
    const startedMs = now().getTime();
    const note = (outcome: Try['outcome']) => {
      unrecorded.set(name, [...(unrecorded.get(name) ?? []).slice(-20), { startedMs, outcome }]);
    };
    const interruptMs = findNextGoalMs({ calendar, nowMs: startedMs });
    const isUrgent = async () => now().getTime() >= interruptMs || (await hasQueuedRun(store));
    try {
      await options.asHolder(describeJob(job), async (fence) => {
        const report = await doJob({ ...options, fence, told, isUrgent }, job);
        if (report === null || job.kind === 'first') note('failed');
        if (report === null) log(`${describeJob(job)}: no provider answered`);
        else
          log(
            `${describeJob(job)} ${report.state}, data version ${report.dataVersion}${report.message === null ? '' : `: ${report.message}`}`,
          );
      });
    } catch (error) {
      if (signal.aborted) return;
      if (!(error instanceof MadeWay)) note('failed');
      log(`${describeJob(job)}: ${error instanceof Error ? error.message : String(error)}`, 'error');
    }
  }

  return {
    doNext: async () => {
      if (now().getTime() < lookAtMs) return false;
      let job: Job | null;
      try {
        job = await findDue();
      } catch (error) {
        log(`failed: ${error instanceof Error ? error.message : String(error)}`, 'error');
        return false;
      }
      if (job === null) return false;
      await run(job);
      return true;
    },
  };
}
