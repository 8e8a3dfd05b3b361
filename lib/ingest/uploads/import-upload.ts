import { finishRun, type IngestRun } from '@/lib/store/ingest-runs';
import { findCheck, findUpload, removeUpload } from '@/lib/store/uploads/upload-folder';
import type { RunReport } from '../commit/run-report';
import type { FileImport } from '../import/file-import';
import { importChosen } from '../import/import-chosen';
import { hidePlace, toChosen } from './prepare-upload';

/** A queued run that imports what was uploaded, and where uploads wait. */
export interface UploadImport extends Omit<FileImport, 'runId' | 'order' | 'force'> {
  readonly run: IngestRun;
  readonly folder: string;
}

/**
 * Imports an upload as it was tried, as a run that was claimed from the queue. Its file is deleted however that ends. The caller holds
 * the writer's lease.
 * @throws Error where the file is gone, and as `importChosen`.
 */
export async function importUpload({ run, folder, ...request }: UploadImport): Promise<RunReport> {
  const id = String(run.request['upload']);
  try {
    const [upload, check] = [await findUpload(folder, id), await findCheck(folder, id)];
    const chosen = upload === null || check?.recognition == null ? null : toChosen(folder, id, upload, check.recognition);
    if (upload === null || chosen === null) throw new Error('The file of this run is gone. Nothing was stored; send it again.');
    const report = await importChosen({ ...request, runId: run.id, order: upload.choice.dates }, chosen);
    const message = report.message === null ? null : hidePlace(report.message, folder, id);
    if (message !== report.message)
      await finishRun(request.store, run.id, {
        state: report.state,
        message,
        dataVersion: report.dataVersion,
        now: request.now().toISOString(),
      });
    return { ...report, message };
  } catch (error) {
    throw new Error(hidePlace(error instanceof Error ? error.message : String(error), folder, id), { cause: error });
  } finally {
    await removeUpload(folder, id);
  }
}
